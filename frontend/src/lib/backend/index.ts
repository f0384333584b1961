// The only importer of the generated bindings: every page calls the program through here.
import * as BlanksMethods from '$go/app/Blanks';
import * as ChecksMethods from '$go/app/Checks';
import * as DeparturesMethods from '$go/app/Departures';
import * as DossierFilesMethods from '$go/app/DossierFiles';
import * as EditorMethods from '$go/app/Editor';
import * as LabelsMethods from '$go/app/Labels';
import * as LoadMethods from '$go/app/Load';
import * as MastersMethods from '$go/app/Masters';
import * as PackMethods from '$go/app/Pack';
import * as PaperLifeMethods from '$go/app/PaperLife';
import * as PapersMethods from '$go/app/Papers';
import * as PlatformMethods from '$go/app/Platform';
import * as PrintersMethods from '$go/app/Printers';
import * as ReceiveMethods from '$go/app/Receive';
import * as ScalesMethods from '$go/app/Scales';
import * as ScanningMethods from '$go/app/Scanning';
import * as SessionMethods from '$go/app/Session';
import * as ShelfMethods from '$go/app/Shelf';
import * as SettingsMethods from '$go/app/Settings';
import * as StatusMethods from '$go/app/Status';
import * as TodayMethods from '$go/app/Today';
import * as UnitsMethods from '$go/app/Units';
import { Told } from './told';

export { Told } from './told';
export type { app, dossier, trade } from '$go/models';

type Methods = Record<string, (...args: never[]) => Promise<unknown>>;

/** Gives the same methods, whose errors are Told. */
function telling<M extends Methods>(methods: M): M {
  const wrapped = Object.entries(methods).map(([name, method]) => [
    name,
    async (...args: never[]) => {
      try {
        return await method(...args);
      } catch (error) {
        throw Told.from(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as M;
}

export const blanks = telling({ ...BlanksMethods });
export const checks = telling({ ...ChecksMethods });
export const departures = telling({ ...DeparturesMethods });
export const dossierFiles = telling({ ...DossierFilesMethods });
export const editor = telling({ ...EditorMethods });
export const labels = telling({ ...LabelsMethods });
export const load = telling({ ...LoadMethods });
export const masters = telling({ ...MastersMethods });
export const pack = telling({ ...PackMethods });
export const paperLife = telling({ ...PaperLifeMethods });
export const papers = telling({ ...PapersMethods });
export const platform = telling({ ...PlatformMethods });
export const printers = telling({ ...PrintersMethods });
export const receive = telling({ ...ReceiveMethods });
export const scales = telling({ ...ScalesMethods });
export const scanning = telling({ ...ScanningMethods });
export const session = telling({ ...SessionMethods });
export const shelf = telling({ ...ShelfMethods });
export const settings = telling({ ...SettingsMethods });
export const status = telling({ ...StatusMethods });
export const today = telling({ ...TodayMethods });
export const units = telling({ ...UnitsMethods });

/** Hears an event of the program; what it gives back ends the hearing. */
export function hear<T>(name: string, listen: (data: T) => void): () => void {
  const runtime = (window as unknown as { runtime?: { EventsOn(n: string, l: (d: T) => void): () => void } }).runtime;
  return runtime ? runtime.EventsOn(name, listen) : () => {};
}
