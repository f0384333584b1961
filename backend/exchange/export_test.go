package exchange

// ReadDeliveryUpTo is ReadDelivery with another limit of rows, so that a test can pass it.
var ReadDeliveryUpTo = readDelivery
