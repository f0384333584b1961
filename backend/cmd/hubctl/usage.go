package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tradehub/backend/fault"
	"tradehub/templates/words"
)

// needed marks a flag that a command does not work without.
const needed = "needed"

// need says which flags a command does not work without, in its help too.
func need(f *pflag.FlagSet, names ...string) {
	for _, name := range names {
		flag := f.Lookup(name)
		flag.Usage += " (must be given)"
		flag.Annotations = map[string][]string{needed: nil}
	}
}

// lay gives every command of the tree the one way in which command lines are judged: arguments as its Use line names
// them, flags that it needs, and no unknown word behind a group.
func (p *program) lay(c *cobra.Command) {
	for _, sub := range c.Commands() {
		p.lay(sub)
	}
	c.Args = judgeArguments
	if c.RunE == nil {
		c.Args, c.DisableFlagsInUseLine = unknownCommand, true
		c.RunE = func(c *cobra.Command, _ []string) error { return c.Help() }
	}
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		p.begun = true
		return run(c, args)
	}
}

// judgeArguments holds the arguments against the Use line: "load SHIPMENT CONTAINER [SCAN...]" takes two or more.
func judgeArguments(c *cobra.Command, args []string) error {
	names := strings.Fields(c.Use)[1:]
	open := len(names) > 0 && strings.Contains(names[len(names)-1], "...")
	for i, name := range names {
		if i >= len(args) && !strings.HasPrefix(name, "[") {
			return usage(c, words.HubctlArgumentMissing, fault.Params{"name": name})
		}
	}
	if len(args) > len(names) && !open {
		return usage(c, words.HubctlArgumentExtra, fault.Params{"found": args[len(names)]})
	}
	return judgeFlags(c)
}

func judgeFlags(c *cobra.Command) error {
	var missing []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if _, must := f.Annotations[needed]; must && !f.Changed {
			missing = append(missing, "--"+f.Name)
		}
	})
	if len(missing) == 0 {
		return nil
	}
	return usage(c, words.HubctlFlagMissing, fault.Params{"flags": strings.Join(missing, ", ")})
}

func unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, sub := range c.Commands() {
		known = append(known, sub.Name())
	}
	return usage(c, words.HubctlCommandUnknown, fault.Params{"found": args[0], "known": strings.Join(known, ", ")})
}

// usageFault puts what the command line's reader says into our form; our own refusals stay as they are.
func usageFault(c *cobra.Command, err error) error {
	if len(fault.All(err)) > 0 {
		return err
	}
	return usage(c, words.HubctlUsage, fault.Params{"problem": err.Error()})
}

// usage makes a refusal of a command line; tell writes the usage line below its sentences.
func usage(c *cobra.Command, key words.Key, params fault.Params) *fault.Fault {
	params["command"], params["usage"] = c.CommandPath(), c.UseLine()
	if c.DisableFlagsInUseLine { // a group
		params["usage"] = c.CommandPath() + " COMMAND [flags]"
	}
	return fault.New(fault.Invalid, key, params)
}
