// Command tradehub is the window of Trade Hub.
package main

import (
	"os"

	"tradehub/app"
)

func main() { os.Exit(app.Main(os.Args[1:])) }
