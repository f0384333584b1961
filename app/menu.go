package app

import (
	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/menu/keys"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// menu gives the few commands that belong to the window and not to a page. Pages have their own, by key and palette.
func (w *window) menu() *menu.Menu {
	all := menu.NewMenu()
	file := all.AddSubmenu("Trade Hub")
	file.AddText("Reload the page", keys.CmdOrCtrl("r"), func(*menu.CallbackData) { runtime.WindowReload(w.ctx) })
	file.AddSeparator()
	file.AddText("Quit", keys.CmdOrCtrl("q"), func(*menu.CallbackData) { runtime.Quit(w.ctx) })
	all.Append(menu.EditMenu())
	return all
}
