// The floor of the window: the smallest program that opens one with the same library and shows a page. Its source is
// written where the programs are built and removed again, because only app may use the library.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bin, root, run } from './ledgers.mjs';

const program = `package main

import (
	"embed"
	"os"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

//go:embed index.html
var page embed.FS

func main() {
	err := wails.Run(&options.App{Title: "Bare", Width: 1366, Height: 768, MinWidth: 1024, MinHeight: 700,
		AssetServer: &assetserver.Options{Assets: page},
		Linux:       &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: "bare"}})
	if err != nil {
		os.Exit(1)
	}
}
`;

/** A page with what the benchmark waits for: an area in the accent colour. */
const page = `<!doctype html><title>Bare</title><h1>Bare</h1>
<button style="width:400px;height:56px;border:0;background:#185c99;color:#fff">Go on</button>`;

/** Builds the bare window and gives its path. */
export async function bareWindow() {
  const source = join(root, 'build', 'bin', '_bare'); // Go leaves folders out that begin with a low line
  const built = join(bin, 'bare-window');
  await mkdir(source, { recursive: true });
  try {
    await writeFile(join(source, 'main.go'), program);
    await writeFile(join(source, 'index.html'), page);
    await run('go', ['build', '-tags', 'desktop,production,webkit2_41', '-trimpath', '-o', built, './build/bin/_bare'],
      { cwd: root });
  } finally {
    await rm(source, { recursive: true, force: true });
  }
  return built;
}
