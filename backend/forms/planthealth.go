package forms

// plantHealth are the applications and data sheets of plant health: phytosanitary certificate, fumigation, treatment.
var plantHealth = []Form{}
