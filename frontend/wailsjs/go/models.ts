export namespace app {
	
	export class BackupAge {
	    madeAt: string;
	    due: boolean;
	
	    static createFrom(source: any = {}) {
	        return new BackupAge(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.madeAt = source["madeAt"];
	        this.due = source["due"];
	    }
	}
	export class BlankGone {
	    number: string;
	    state: string;
	    paper: string;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new BlankGone(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.state = source["state"];
	        this.paper = source["paper"];
	        this.reason = source["reason"];
	    }
	}
	export class BlankStock {
	    form: string;
	    first: string;
	    last: string;
	    boughtOn: string;
	    note: string;
	    unused: number;
	    used: number;
	    spoilt: number;
	    next: string;
	    gone: BlankGone[];
	
	    static createFrom(source: any = {}) {
	        return new BlankStock(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.form = source["form"];
	        this.first = source["first"];
	        this.last = source["last"];
	        this.boughtOn = source["boughtOn"];
	        this.note = source["note"];
	        this.unused = source["unused"];
	        this.used = source["used"];
	        this.spoilt = source["spoilt"];
	        this.next = source["next"];
	        this.gone = this.convertValues(source["gone"], BlankGone);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Booked {
	    number: string;
	    netG: number;
	    lots: string[];
	    graded: number;
	
	    static createFrom(source: any = {}) {
	        return new Booked(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.netG = source["netG"];
	        this.lots = source["lots"];
	        this.graded = source["graded"];
	    }
	}
	export class CellFault {
	    key: string;
	    params: Record<string, string>;
	    field: string;
	    row: number;
	
	    static createFrom(source: any = {}) {
	        return new CellFault(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.params = source["params"];
	        this.field = source["field"];
	        this.row = source["row"];
	    }
	}
	export class ChannelBehind {
	    code: string;
	    waiting: number;
	    stuck: number;
	    oldest: string;
	
	    static createFrom(source: any = {}) {
	        return new ChannelBehind(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.waiting = source["waiting"];
	        this.stuck = source["stuck"];
	        this.oldest = source["oldest"];
	    }
	}
	export class ChannelCard {
	    code: string;
	    name: string;
	    url: string;
	    active: boolean;
	    waiting: number;
	    rejected: number;
	    conflicts: number;
	    oldest: string;
	    tried: string;
	    why: string;
	    running: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ChannelCard(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = source["name"];
	        this.url = source["url"];
	        this.active = source["active"];
	        this.waiting = source["waiting"];
	        this.rejected = source["rejected"];
	        this.conflicts = source["conflicts"];
	        this.oldest = source["oldest"];
	        this.tried = source["tried"];
	        this.why = source["why"];
	        this.running = source["running"];
	    }
	}
	export class Decided {
	    choice: string;
	    by: string;
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new Decided(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.choice = source["choice"];
	        this.by = source["by"];
	        this.at = source["at"];
	    }
	}
	export class ChannelMessage {
	    n: number;
	    kind: string;
	    subject: string;
	    state: string;
	    attempts: number;
	    since: string;
	    nextAt: string;
	    code: string;
	    said: string;
	    decided?: Decided;
	
	    static createFrom(source: any = {}) {
	        return new ChannelMessage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.n = source["n"];
	        this.kind = source["kind"];
	        this.subject = source["subject"];
	        this.state = source["state"];
	        this.attempts = source["attempts"];
	        this.since = source["since"];
	        this.nextAt = source["nextAt"];
	        this.code = source["code"];
	        this.said = source["said"];
	        this.decided = this.convertValues(source["decided"], Decided);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CheckAnswer {
	    check: number;
	    title: string;
	    compared: number;
	    found: number;
	
	    static createFrom(source: any = {}) {
	        return new CheckAnswer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.check = source["check"];
	        this.title = source["title"];
	        this.compared = source["compared"];
	        this.found = source["found"];
	    }
	}
	export class Fault {
	    code: string;
	    key: string;
	    params: Record<string, string>;
	    field?: string;
	
	    static createFrom(source: any = {}) {
	        return new Fault(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.key = source["key"];
	        this.params = source["params"];
	        this.field = source["field"];
	    }
	}
	export class CheckUnit {
	    number: string;
	    hold: boolean;
	
	    static createFrom(source: any = {}) {
	        return new CheckUnit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.hold = source["hold"];
	    }
	}
	export class CheckBoard {
	    reference: string;
	    open: boolean;
	    blocks: number;
	    warnings: number;
	    units: CheckUnit[];
	    first?: Fault;
	
	    static createFrom(source: any = {}) {
	        return new CheckBoard(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.open = source["open"];
	        this.blocks = source["blocks"];
	        this.warnings = source["warnings"];
	        this.units = this.convertValues(source["units"], CheckUnit);
	        this.first = this.convertValues(source["first"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class CheckWaiver {
	    by: string;
	    at: string;
	    reason: string;
	
	    static createFrom(source: any = {}) {
	        return new CheckWaiver(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.by = source["by"];
	        this.at = source["at"];
	        this.reason = source["reason"];
	    }
	}
	export class CheckPlace {
	    fact: string;
	    paper: string;
	    number: string;
	    box: string;
	
	    static createFrom(source: any = {}) {
	        return new CheckPlace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.fact = source["fact"];
	        this.paper = source["paper"];
	        this.number = source["number"];
	        this.box = source["box"];
	    }
	}
	export class CheckFinding {
	    mark: string;
	    check: number;
	    title: string;
	    severity: string;
	    of: string;
	    expected: string;
	    found: string;
	    sentence: Fault;
	    places: CheckPlace[];
	    waiver?: CheckWaiver;
	
	    static createFrom(source: any = {}) {
	        return new CheckFinding(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.mark = source["mark"];
	        this.check = source["check"];
	        this.title = source["title"];
	        this.severity = source["severity"];
	        this.of = source["of"];
	        this.expected = source["expected"];
	        this.found = source["found"];
	        this.sentence = this.convertValues(source["sentence"], Fault);
	        this.places = this.convertValues(source["places"], CheckPlace);
	        this.waiver = this.convertValues(source["waiver"], CheckWaiver);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class CheckView {
	    reference: string;
	    gate: string;
	    at: string;
	    open: boolean;
	    guarded: boolean;
	    units: CheckUnit[];
	    findings: CheckFinding[];
	    answers: CheckAnswer[];
	
	    static createFrom(source: any = {}) {
	        return new CheckView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.gate = source["gate"];
	        this.at = source["at"];
	        this.open = source["open"];
	        this.guarded = source["guarded"];
	        this.units = this.convertValues(source["units"], CheckUnit);
	        this.findings = this.convertValues(source["findings"], CheckFinding);
	        this.answers = this.convertValues(source["answers"], CheckAnswer);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class Delivery {
	    number: string;
	    receivedOn: string;
	    cooperative: string;
	    cooperativeName: trade.Names;
	    deliveryNote: string;
	    vehicle: string;
	    driver: string;
	    lots: string[];
	    graded: number;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new Delivery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.receivedOn = source["receivedOn"];
	        this.cooperative = source["cooperative"];
	        this.cooperativeName = this.convertValues(source["cooperativeName"], trade.Names);
	        this.deliveryNote = source["deliveryNote"];
	        this.vehicle = source["vehicle"];
	        this.driver = source["driver"];
	        this.lots = source["lots"];
	        this.graded = source["graded"];
	        this.netG = source["netG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TakenWeight {
	    weightG: number;
	    net: boolean;
	    scale: string;
	    line: string;
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new TakenWeight(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.weightG = source["weightG"];
	        this.net = source["net"];
	        this.scale = source["scale"];
	        this.line = source["line"];
	        this.at = source["at"];
	    }
	}
	export class DeliveryLot {
	    number: string;
	    item: string;
	    itemName: trade.Names;
	    orchard: string;
	    packhouse: string;
	    harvestedOn: string;
	    packages: number;
	    package: string;
	    grossG: number;
	    tareG: number;
	    netG: number;
	    graded: boolean;
	    gradeAG: number;
	    gradeBG: number;
	    rejectG: number;
	    gradedBy: string;
	    gradedAt: string;
	    weighings: TakenWeight[];
	    tareWeighings: TakenWeight[];
	
	    static createFrom(source: any = {}) {
	        return new DeliveryLot(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.item = source["item"];
	        this.itemName = this.convertValues(source["itemName"], trade.Names);
	        this.orchard = source["orchard"];
	        this.packhouse = source["packhouse"];
	        this.harvestedOn = source["harvestedOn"];
	        this.packages = source["packages"];
	        this.package = source["package"];
	        this.grossG = source["grossG"];
	        this.tareG = source["tareG"];
	        this.netG = source["netG"];
	        this.graded = source["graded"];
	        this.gradeAG = source["gradeAG"];
	        this.gradeBG = source["gradeBG"];
	        this.rejectG = source["rejectG"];
	        this.gradedBy = source["gradedBy"];
	        this.gradedAt = source["gradedAt"];
	        this.weighings = this.convertValues(source["weighings"], TakenWeight);
	        this.tareWeighings = this.convertValues(source["tareWeighings"], TakenWeight);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DeliveryCard {
	    number: string;
	    deliveryNote: string;
	    receivedOn: string;
	    cooperative: string;
	    cooperativeName: trade.Names;
	    location: string;
	    locationName: trade.Names;
	    vehicle: string;
	    driver: string;
	    remarks: string;
	    bookedBy: string;
	    bookedAt: string;
	    lots: DeliveryLot[];
	
	    static createFrom(source: any = {}) {
	        return new DeliveryCard(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.deliveryNote = source["deliveryNote"];
	        this.receivedOn = source["receivedOn"];
	        this.cooperative = source["cooperative"];
	        this.cooperativeName = this.convertValues(source["cooperativeName"], trade.Names);
	        this.location = source["location"];
	        this.locationName = this.convertValues(source["locationName"], trade.Names);
	        this.vehicle = source["vehicle"];
	        this.driver = source["driver"];
	        this.remarks = source["remarks"];
	        this.bookedBy = source["bookedBy"];
	        this.bookedAt = source["bookedAt"];
	        this.lots = this.convertValues(source["lots"], DeliveryLot);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class Device {
	    kind: string;
	    name: string;
	    state: string;
	    person: boolean;
	    faults: Fault[];
	    page: string;
	
	    static createFrom(source: any = {}) {
	        return new Device(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.state = source["state"];
	        this.person = source["person"];
	        this.faults = this.convertValues(source["faults"], Fault);
	        this.page = source["page"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DossierFile {
	    what: string;
	    name: string;
	    experimental: boolean;
	
	    static createFrom(source: any = {}) {
	        return new DossierFile(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.what = source["what"];
	        this.name = source["name"];
	        this.experimental = source["experimental"];
	    }
	}
	export class DossierRead {
	    reference: string;
	    consignor: string;
	    consignee: string;
	    ours: boolean;
	    known: boolean;
	
	    static createFrom(source: any = {}) {
	        return new DossierRead(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.consignor = source["consignor"];
	        this.consignee = source["consignee"];
	        this.ours = source["ours"];
	        this.known = source["known"];
	    }
	}
	export class EditorBase {
	    version: number;
	    rows: string[];
	
	    static createFrom(source: any = {}) {
	        return new EditorBase(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.rows = source["rows"];
	    }
	}
	export class EditorVersion {
	    version: number;
	    value: string;
	    by: string;
	    at: string;
	    how: string;
	
	    static createFrom(source: any = {}) {
	        return new EditorVersion(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.value = source["value"];
	        this.by = source["by"];
	        this.at = source["at"];
	        this.how = source["how"];
	    }
	}
	export class EditorTicket {
	    number: string;
	    transport: string;
	    at: string;
	    firstG: number;
	    secondG: number;
	    operator: string;
	
	    static createFrom(source: any = {}) {
	        return new EditorTicket(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.transport = source["transport"];
	        this.at = source["at"];
	        this.firstG = source["firstG"];
	        this.secondG = source["secondG"];
	        this.operator = source["operator"];
	    }
	}
	export class EditorWeighing {
	    delivery: string;
	    lot: string;
	    at: string;
	    scale: string;
	    line: string;
	    grossG: number;
	    tareG: number;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new EditorWeighing(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.delivery = source["delivery"];
	        this.lot = source["lot"];
	        this.at = source["at"];
	        this.scale = source["scale"];
	        this.line = source["line"];
	        this.grossG = source["grossG"];
	        this.tareG = source["tareG"];
	        this.netG = source["netG"];
	    }
	}
	export class EditorScanned {
	    by: string;
	    from: string;
	    to: string;
	    units: number;
	
	    static createFrom(source: any = {}) {
	        return new EditorScanned(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.by = source["by"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.units = source["units"];
	    }
	}
	export class EditorLoad {
	    lot: string;
	    transport: string;
	    packages: number;
	    netG: number;
	    grossG: number;
	    ranges: dossier.Range[];
	    scanned: EditorScanned[];
	
	    static createFrom(source: any = {}) {
	        return new EditorLoad(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.transport = source["transport"];
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	        this.ranges = this.convertValues(source["ranges"], dossier.Range);
	        this.scanned = this.convertValues(source["scanned"], EditorScanned);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditorSource {
	    kind: string;
	    by: string;
	    at: string;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new EditorSource(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.by = source["by"];
	        this.at = source["at"];
	        this.note = source["note"];
	    }
	}
	export class EditorBehind {
	    pointer: string;
	    caption: string;
	    value: string;
	    room: string;
	    source: EditorSource;
	    loads: EditorLoad[];
	    weighings: EditorWeighing[];
	    tickets: EditorTicket[];
	    versions: EditorVersion[];
	
	    static createFrom(source: any = {}) {
	        return new EditorBehind(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pointer = source["pointer"];
	        this.caption = source["caption"];
	        this.value = source["value"];
	        this.room = source["room"];
	        this.source = this.convertValues(source["source"], EditorSource);
	        this.loads = this.convertValues(source["loads"], EditorLoad);
	        this.weighings = this.convertValues(source["weighings"], EditorWeighing);
	        this.tickets = this.convertValues(source["tickets"], EditorTicket);
	        this.versions = this.convertValues(source["versions"], EditorVersion);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LoadPlanLine {
	    item: string;
	    grade: string;
	    packages: number;
	    price: string;
	    unit: string;
	
	    static createFrom(source: any = {}) {
	        return new LoadPlanLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.item = source["item"];
	        this.grade = source["grade"];
	        this.packages = source["packages"];
	        this.price = source["price"];
	        this.unit = source["unit"];
	    }
	}
	export class LoadPlan {
	    reference: string;
	    departure: string;
	    consignee: string;
	    notify: string;
	    rule: string;
	    place: string;
	    payment: string;
	    destination: string;
	    marks: string;
	    currency: string;
	    lines: LoadPlanLine[];
	
	    static createFrom(source: any = {}) {
	        return new LoadPlan(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.departure = source["departure"];
	        this.consignee = source["consignee"];
	        this.notify = source["notify"];
	        this.rule = source["rule"];
	        this.place = source["place"];
	        this.payment = source["payment"];
	        this.destination = source["destination"];
	        this.marks = source["marks"];
	        this.currency = source["currency"];
	        this.lines = this.convertValues(source["lines"], LoadPlanLine);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditorClone {
	    from: string;
	    plan: LoadPlan;
	
	    static createFrom(source: any = {}) {
	        return new EditorClone(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.plan = this.convertValues(source["plan"], LoadPlan);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditorConflict {
	    pointer: string;
	    base: string;
	    mine: string;
	    theirs: string;
	    by: string;
	    at: string;
	    clash: boolean;
	
	    static createFrom(source: any = {}) {
	        return new EditorConflict(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pointer = source["pointer"];
	        this.base = source["base"];
	        this.mine = source["mine"];
	        this.theirs = source["theirs"];
	        this.by = source["by"];
	        this.at = source["at"];
	        this.clash = source["clash"];
	    }
	}
	export class EditorItem {
	    pointer: string;
	    caption: string;
	    group: string;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new EditorItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pointer = source["pointer"];
	        this.caption = source["caption"];
	        this.group = source["group"];
	        this.value = source["value"];
	    }
	}
	export class EditorCopied {
	    from: string;
	    copied: EditorItem[];
	    cleared: EditorItem[];
	
	    static createFrom(source: any = {}) {
	        return new EditorCopied(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.copied = this.convertValues(source["copied"], EditorItem);
	        this.cleared = this.convertValues(source["cleared"], EditorItem);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditorField {
	    pattern: string;
	    kind: string;
	    caption: string;
	    group: string;
	    room: string;
	    list: string;
	    unit: string;
	    hidden: boolean;
	
	    static createFrom(source: any = {}) {
	        return new EditorField(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pattern = source["pattern"];
	        this.kind = source["kind"];
	        this.caption = source["caption"];
	        this.group = source["group"];
	        this.room = source["room"];
	        this.list = source["list"];
	        this.unit = source["unit"];
	        this.hidden = source["hidden"];
	    }
	}
	export class EditorPlace {
	    fact: string;
	    paper: string;
	    number: string;
	    box: string;
	    boxes: string[];
	
	    static createFrom(source: any = {}) {
	        return new EditorPlace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.fact = source["fact"];
	        this.paper = source["paper"];
	        this.number = source["number"];
	        this.box = source["box"];
	        this.boxes = source["boxes"];
	    }
	}
	export class EditorFinding {
	    check: number;
	    title: string;
	    severity: string;
	    sentence: Fault;
	    of: string;
	    expected: string;
	    found: string;
	    waived: string;
	    places: EditorPlace[];
	
	    static createFrom(source: any = {}) {
	        return new EditorFinding(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.check = source["check"];
	        this.title = source["title"];
	        this.severity = source["severity"];
	        this.sentence = this.convertValues(source["sentence"], Fault);
	        this.of = source["of"];
	        this.expected = source["expected"];
	        this.found = source["found"];
	        this.waived = source["waived"];
	        this.places = this.convertValues(source["places"], EditorPlace);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditorHoliday {
	    code: string;
	    date: string;
	    country: string;
	    name: string;
	    nameLO: string;
	    nameZH: string;
	    closes: string;
	
	    static createFrom(source: any = {}) {
	        return new EditorHoliday(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.date = source["date"];
	        this.country = source["country"];
	        this.name = source["name"];
	        this.nameLO = source["nameLO"];
	        this.nameZH = source["nameZH"];
	        this.closes = source["closes"];
	    }
	}
	
	export class EditorList {
	    pattern: string;
	    group: string;
	    caption: string;
	    list: boolean;
	    optional: boolean;
	    grows: boolean;
	
	    static createFrom(source: any = {}) {
	        return new EditorList(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pattern = source["pattern"];
	        this.group = source["group"];
	        this.caption = source["caption"];
	        this.list = source["list"];
	        this.optional = source["optional"];
	        this.grows = source["grows"];
	    }
	}
	
	export class EditorMoved {
	    paper: string;
	    boxes: string[];
	
	    static createFrom(source: any = {}) {
	        return new EditorMoved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.paper = source["paper"];
	        this.boxes = source["boxes"];
	    }
	}
	export class EditorOffice {
	    code: string;
	    name: string;
	    zone: string;
	    opens: string;
	    closes: string;
	    days: string;
	    cutOffAt: string;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new EditorOffice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = source["name"];
	        this.zone = source["zone"];
	        this.opens = source["opens"];
	        this.closes = source["closes"];
	        this.days = source["days"];
	        this.cutOffAt = source["cutOffAt"];
	        this.note = source["note"];
	    }
	}
	export class EditorPaper {
	    kind: string;
	    name: string;
	    ours: boolean;
	    group: string;
	    needed: boolean;
	    state: string;
	    number: string;
	    lacks: Fault[];
	    touched: boolean;
	    movedByThese: boolean;
	
	    static createFrom(source: any = {}) {
	        return new EditorPaper(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.ours = source["ours"];
	        this.group = source["group"];
	        this.needed = source["needed"];
	        this.state = source["state"];
	        this.number = source["number"];
	        this.lacks = this.convertValues(source["lacks"], Fault);
	        this.touched = source["touched"];
	        this.movedByThese = source["movedByThese"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class EditorSaved {
	    version: number;
	    conflict: EditorConflict[];
	
	    static createFrom(source: any = {}) {
	        return new EditorSaved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.conflict = this.convertValues(source["conflict"], EditorConflict);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class EditorUnsaved {
	    at: string;
	    base: EditorBase;
	    changes: dossier.Change[];
	    gone: dossier.Change[];
	    newer: boolean;
	
	    static createFrom(source: any = {}) {
	        return new EditorUnsaved(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.at = source["at"];
	        this.base = this.convertValues(source["base"], EditorBase);
	        this.changes = this.convertValues(source["changes"], dossier.Change);
	        this.gone = this.convertValues(source["gone"], dossier.Change);
	        this.newer = source["newer"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditorValue {
	    pointer: string;
	    value: string;
	    source: EditorSource;
	
	    static createFrom(source: any = {}) {
	        return new EditorValue(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pointer = source["pointer"];
	        this.value = source["value"];
	        this.source = this.convertValues(source["source"], EditorSource);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditorShipment {
	    reference: string;
	    imported: boolean;
	    mayEdit: boolean;
	    consignee: string;
	    departsAt: string;
	    copied: string;
	    base: EditorBase;
	    values: EditorValue[];
	    papers: EditorPaper[];
	    unsaved?: EditorUnsaved;
	    told: Fault[];
	
	    static createFrom(source: any = {}) {
	        return new EditorShipment(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.imported = source["imported"];
	        this.mayEdit = source["mayEdit"];
	        this.consignee = source["consignee"];
	        this.departsAt = source["departsAt"];
	        this.copied = source["copied"];
	        this.base = this.convertValues(source["base"], EditorBase);
	        this.values = this.convertValues(source["values"], EditorValue);
	        this.papers = this.convertValues(source["papers"], EditorPaper);
	        this.unsaved = this.convertValues(source["unsaved"], EditorUnsaved);
	        this.told = this.convertValues(source["told"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class EditorSpot {
	    box: string;
	    facts: string[];
	
	    static createFrom(source: any = {}) {
	        return new EditorSpot(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.box = source["box"];
	        this.facts = source["facts"];
	    }
	}
	export class EditorStep {
	    code: string;
	    name: string;
	    who: string;
	    gate: string;
	    at: string;
	    done: boolean;
	    late: boolean;
	    holidays: string[];
	
	    static createFrom(source: any = {}) {
	        return new EditorStep(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = source["name"];
	        this.who = source["who"];
	        this.gate = source["gate"];
	        this.at = source["at"];
	        this.done = source["done"];
	        this.late = source["late"];
	        this.holidays = source["holidays"];
	    }
	}
	
	export class EditorTimeLine {
	    departsAt: string;
	    now: string;
	    cutOffAt: string;
	    steps: EditorStep[];
	    offices: EditorOffice[];
	    holidays: EditorHoliday[];
	
	    static createFrom(source: any = {}) {
	        return new EditorTimeLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departsAt = source["departsAt"];
	        this.now = source["now"];
	        this.cutOffAt = source["cutOffAt"];
	        this.steps = this.convertValues(source["steps"], EditorStep);
	        this.offices = this.convertValues(source["offices"], EditorOffice);
	        this.holidays = this.convertValues(source["holidays"], EditorHoliday);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PaperLack {
	    code: string;
	    key: string;
	    params: Record<string, string>;
	    field?: string;
	    box: string;
	
	    static createFrom(source: any = {}) {
	        return new PaperLack(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.key = source["key"];
	        this.params = source["params"];
	        this.field = source["field"];
	        this.box = source["box"];
	    }
	}
	export class SheetPlace {
	    box: string;
	    caption: string;
	    xHMM: number;
	    yHMM: number;
	    widthHMM: number;
	    heightHMM: number;
	
	    static createFrom(source: any = {}) {
	        return new SheetPlace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.box = source["box"];
	        this.caption = source["caption"];
	        this.xHMM = source["xHMM"];
	        this.yHMM = source["yHMM"];
	        this.widthHMM = source["widthHMM"];
	        this.heightHMM = source["heightHMM"];
	    }
	}
	export class SheetPage {
	    svg: string;
	    widthHMM: number;
	    heightHMM: number;
	    places: SheetPlace[];
	
	    static createFrom(source: any = {}) {
	        return new SheetPage(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.svg = source["svg"];
	        this.widthHMM = source["widthHMM"];
	        this.heightHMM = source["heightHMM"];
	        this.places = this.convertValues(source["places"], SheetPlace);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PaperSheet {
	    template: string;
	    pages: SheetPage[];
	    faults: Fault[];
	    lacks: PaperLack[];
	
	    static createFrom(source: any = {}) {
	        return new PaperSheet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.template = source["template"];
	        this.pages = this.convertValues(source["pages"], SheetPage);
	        this.faults = this.convertValues(source["faults"], Fault);
	        this.lacks = this.convertValues(source["lacks"], PaperLack);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditorTried {
	    seq: number;
	    values: EditorValue[];
	    wrong: Fault[];
	    sheet?: PaperSheet;
	    sheetTold: Fault[];
	    findings: EditorFinding[];
	    papers: EditorPaper[];
	    newer: boolean;
	
	    static createFrom(source: any = {}) {
	        return new EditorTried(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.seq = source["seq"];
	        this.values = this.convertValues(source["values"], EditorValue);
	        this.wrong = this.convertValues(source["wrong"], Fault);
	        this.sheet = this.convertValues(source["sheet"], PaperSheet);
	        this.sheetTold = this.convertValues(source["sheetTold"], Fault);
	        this.findings = this.convertValues(source["findings"], EditorFinding);
	        this.papers = this.convertValues(source["papers"], EditorPaper);
	        this.newer = source["newer"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class EditorTry {
	    reference: string;
	    base: EditorBase;
	    changes: dossier.Change[];
	    paper: string;
	    lines: number[];
	    on: string;
	    gate: string;
	    seq: number;
	
	    static createFrom(source: any = {}) {
	        return new EditorTry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.base = this.convertValues(source["base"], EditorBase);
	        this.changes = this.convertValues(source["changes"], dossier.Change);
	        this.paper = source["paper"];
	        this.lines = source["lines"];
	        this.on = source["on"];
	        this.gate = source["gate"];
	        this.seq = source["seq"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	
	export class FirstStart {
	    station: string;
	    zone: string;
	    code: string;
	    name: trade.Names;
	    address: string;
	    country: string;
	    tin: string;
	    site: string;
	    siteName: trade.Names;
	    prefix: string;
	    letters: string;
	    marks: string;
	    admin: string;
	    pin: string;
	
	    static createFrom(source: any = {}) {
	        return new FirstStart(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.station = source["station"];
	        this.zone = source["zone"];
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.address = source["address"];
	        this.country = source["country"];
	        this.tin = source["tin"];
	        this.site = source["site"];
	        this.siteName = this.convertValues(source["siteName"], trade.Names);
	        this.prefix = source["prefix"];
	        this.letters = source["letters"];
	        this.marks = source["marks"];
	        this.admin = source["admin"];
	        this.pin = source["pin"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class FormPrinter {
	    name: string;
	    form: string;
	    xHMM: number;
	    yHMM: number;
	
	    static createFrom(source: any = {}) {
	        return new FormPrinter(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.form = source["form"];
	        this.xHMM = source["xHMM"];
	        this.yHMM = source["yHMM"];
	    }
	}
	export class Grading {
	    command: string;
	    lot: string;
	    gradeAG: number;
	    gradeBG: number;
	    rejectG: number;
	
	    static createFrom(source: any = {}) {
	        return new Grading(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.command = source["command"];
	        this.lot = source["lot"];
	        this.gradeAG = source["gradeAG"];
	        this.gradeBG = source["gradeBG"];
	        this.rejectG = source["rejectG"];
	    }
	}
	export class LabelCopy {
	    printer: string;
	    unit: string;
	    transport: string;
	    reason: string;
	    shipment: string;
	    destination: string;
	    command: string;
	
	    static createFrom(source: any = {}) {
	        return new LabelCopy(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.printer = source["printer"];
	        this.unit = source["unit"];
	        this.transport = source["transport"];
	        this.reason = source["reason"];
	        this.shipment = source["shipment"];
	        this.destination = source["destination"];
	        this.command = source["command"];
	    }
	}
	export class LabelCountry {
	    code: string;
	    name: trade.Names;
	
	    static createFrom(source: any = {}) {
	        return new LabelCountry(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LabelFates {
	    job: string;
	    here: string[];
	    missing: string[];
	    restMissing: boolean;
	    command: string;
	
	    static createFrom(source: any = {}) {
	        return new LabelFates(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.job = source["job"];
	        this.here = source["here"];
	        this.missing = source["missing"];
	        this.restMissing = source["restMissing"];
	        this.command = source["command"];
	    }
	}
	export class LabelGoing {
	    reference: string;
	    consignee: trade.Names;
	    destination: string;
	
	    static createFrom(source: any = {}) {
	        return new LabelGoing(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.consignee = this.convertValues(source["consignee"], trade.Names);
	        this.destination = source["destination"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LabelOne {
	    unit: string;
	    kind: string;
	    scan: string;
	    line: number;
	    copy: number;
	    reason: string;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new LabelOne(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.unit = source["unit"];
	        this.kind = source["kind"];
	        this.scan = source["scan"];
	        this.line = source["line"];
	        this.copy = source["copy"];
	        this.reason = source["reason"];
	        this.state = source["state"];
	    }
	}
	export class LabelJob {
	    number: string;
	    printer: string;
	    shipment: string;
	    destination: string;
	    state: string;
	    at: string;
	    by: string;
	    total: number;
	    queued: number;
	    sending: number;
	    sent: number;
	    printed: number;
	    unknown: number;
	    missing: number;
	    cancelled: number;
	    why: Fault[];
	    labels: LabelOne[];
	
	    static createFrom(source: any = {}) {
	        return new LabelJob(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.printer = source["printer"];
	        this.shipment = source["shipment"];
	        this.destination = source["destination"];
	        this.state = source["state"];
	        this.at = source["at"];
	        this.by = source["by"];
	        this.total = source["total"];
	        this.queued = source["queued"];
	        this.sending = source["sending"];
	        this.sent = source["sent"];
	        this.printed = source["printed"];
	        this.unknown = source["unknown"];
	        this.missing = source["missing"];
	        this.cancelled = source["cancelled"];
	        this.why = this.convertValues(source["why"], Fault);
	        this.labels = this.convertValues(source["labels"], LabelOne);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LabelRun {
	    run: string;
	    job: string;
	    printer: string;
	    state: string;
	    printed: number;
	    sent: number;
	    total: number;
	    alarms: Fault[];
	    faults: Fault[];
	
	    static createFrom(source: any = {}) {
	        return new LabelRun(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.run = source["run"];
	        this.job = source["job"];
	        this.printer = source["printer"];
	        this.state = source["state"];
	        this.printed = source["printed"];
	        this.sent = source["sent"];
	        this.total = source["total"];
	        this.alarms = this.convertValues(source["alarms"], Fault);
	        this.faults = this.convertValues(source["faults"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LabelJobs {
	    runs: LabelRun[];
	    jobs: LabelJob[];
	    more: boolean;
	
	    static createFrom(source: any = {}) {
	        return new LabelJobs(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.runs = this.convertValues(source["runs"], LabelRun);
	        this.jobs = this.convertValues(source["jobs"], LabelJob);
	        this.more = source["more"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class LabelOrder {
	    printer: string;
	    units: string[];
	    from: string;
	    to: string;
	    transports: string[];
	    shipment: string;
	    destination: string;
	    command: string;
	
	    static createFrom(source: any = {}) {
	        return new LabelOrder(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.printer = source["printer"];
	        this.units = source["units"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.transports = source["transports"];
	        this.shipment = source["shipment"];
	        this.destination = source["destination"];
	        this.command = source["command"];
	    }
	}
	
	export class LabelSample {
	    unit: string;
	    transport: string;
	    printer: string;
	    shipment: string;
	    destination: string;
	
	    static createFrom(source: any = {}) {
	        return new LabelSample(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.unit = source["unit"];
	        this.transport = source["transport"];
	        this.printer = source["printer"];
	        this.shipment = source["shipment"];
	        this.destination = source["destination"];
	    }
	}
	export class LabelSheet {
	    unit: string;
	    template: string;
	    page: SheetPage;
	    faults: Fault[];
	
	    static createFrom(source: any = {}) {
	        return new LabelSheet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.unit = source["unit"];
	        this.template = source["template"];
	        this.page = this.convertValues(source["page"], SheetPage);
	        this.faults = this.convertValues(source["faults"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LabelWays {
	    printers: string[];
	    shipments: LabelGoing[];
	    destinations: LabelCountry[];
	
	    static createFrom(source: any = {}) {
	        return new LabelWays(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.printers = source["printers"];
	        this.shipments = this.convertValues(source["shipments"], LabelGoing);
	        this.destinations = this.convertValues(source["destinations"], LabelCountry);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LabelsOpen {
	    unresolved: number;
	    waiting: number;
	
	    static createFrom(source: any = {}) {
	        return new LabelsOpen(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.unresolved = source["unresolved"];
	        this.waiting = source["waiting"];
	    }
	}
	export class Line {
	    entries: number;
	    head: string;
	    channels: ChannelBehind[];
	    devices: Device[];
	    labels: LabelsOpen;
	    backup: BackupAge;
	
	    static createFrom(source: any = {}) {
	        return new Line(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.entries = source["entries"];
	        this.head = source["head"];
	        this.channels = this.convertValues(source["channels"], ChannelBehind);
	        this.devices = this.convertValues(source["devices"], Device);
	        this.labels = this.convertValues(source["labels"], LabelsOpen);
	        this.backup = this.convertValues(source["backup"], BackupAge);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LoadCode {
	    code: string;
	    name: string;
	
	    static createFrom(source: any = {}) {
	        return new LoadCode(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = source["name"];
	    }
	}
	export class LoadPlace {
	    code: string;
	    name: trade.Names;
	
	    static createFrom(source: any = {}) {
	        return new LoadPlace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LoadItem {
	    code: string;
	    name: trade.Names;
	    unit: string;
	
	    static createFrom(source: any = {}) {
	        return new LoadItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.unit = source["unit"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LoadParty {
	    code: string;
	    name: trade.Names;
	    country: string;
	    consignee: boolean;
	    notify: boolean;
	
	    static createFrom(source: any = {}) {
	        return new LoadParty(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.country = source["country"];
	        this.consignee = source["consignee"];
	        this.notify = source["notify"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LoadDeparture {
	    id: string;
	    reference: string;
	    mode: string;
	    vehicle: string;
	    from: string;
	    to: string;
	    via: string;
	    departsAt: string;
	    zone: string;
	
	    static createFrom(source: any = {}) {
	        return new LoadDeparture(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.reference = source["reference"];
	        this.mode = source["mode"];
	        this.vehicle = source["vehicle"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.via = source["via"];
	        this.departsAt = source["departsAt"];
	        this.zone = source["zone"];
	    }
	}
	export class LoadChoices {
	    departures: LoadDeparture[];
	    parties: LoadParty[];
	    items: LoadItem[];
	    locations: LoadPlace[];
	    countries: LoadCode[];
	    currencies: LoadCode[];
	    zone: string;
	    marks: string;
	
	    static createFrom(source: any = {}) {
	        return new LoadChoices(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.departures = this.convertValues(source["departures"], LoadDeparture);
	        this.parties = this.convertValues(source["parties"], LoadParty);
	        this.items = this.convertValues(source["items"], LoadItem);
	        this.locations = this.convertValues(source["locations"], LoadPlace);
	        this.countries = this.convertValues(source["countries"], LoadCode);
	        this.currencies = this.convertValues(source["currencies"], LoadCode);
	        this.zone = source["zone"];
	        this.marks = source["marks"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class LoadFound {
	    number: string;
	    sscc: string;
	    kind: string;
	    grossG: number;
	    location: string;
	    place: trade.Names;
	    pallet: string;
	
	    static createFrom(source: any = {}) {
	        return new LoadFound(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.sscc = source["sscc"];
	        this.kind = source["kind"];
	        this.grossG = source["grossG"];
	        this.location = source["location"];
	        this.place = this.convertValues(source["place"], trade.Names);
	        this.pallet = source["pallet"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LoadGoods {
	    line: string;
	    lot: string;
	    group: string;
	    packages: number;
	
	    static createFrom(source: any = {}) {
	        return new LoadGoods(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.line = source["line"];
	        this.lot = source["lot"];
	        this.group = source["group"];
	        this.packages = source["packages"];
	    }
	}
	export class LoadGroup {
	    key: string;
	    lot: string;
	    grade: string;
	    location: string;
	    place: trade.Names;
	    pallet: string;
	    mixed: boolean;
	    packages: number;
	
	    static createFrom(source: any = {}) {
	        return new LoadGroup(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.lot = source["lot"];
	        this.grade = source["grade"];
	        this.location = source["location"];
	        this.place = this.convertValues(source["place"], trade.Names);
	        this.pallet = source["pallet"];
	        this.mixed = source["mixed"];
	        this.packages = source["packages"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class LoadLot {
	    key: string;
	    number: string;
	    loaded: number;
	    waiting: number;
	
	    static createFrom(source: any = {}) {
	        return new LoadLot(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.number = source["number"];
	        this.loaded = source["loaded"];
	        this.waiting = source["waiting"];
	    }
	}
	export class LoadLine {
	    key: string;
	    item: string;
	    name: trade.Names;
	    grade: string;
	    planned: number;
	    loaded: number;
	    waiting: number;
	    lots: LoadLot[];
	    groups: LoadGroup[];
	
	    static createFrom(source: any = {}) {
	        return new LoadLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.key = source["key"];
	        this.item = source["item"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.grade = source["grade"];
	        this.planned = source["planned"];
	        this.loaded = source["loaded"];
	        this.waiting = source["waiting"];
	        this.lots = this.convertValues(source["lots"], LoadLot);
	        this.groups = this.convertValues(source["groups"], LoadGroup);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class LoadPaper {
	    kind: string;
	    number: string;
	
	    static createFrom(source: any = {}) {
	        return new LoadPaper(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.number = source["number"];
	    }
	}
	
	
	
	
	export class LoadRow {
	    reference: string;
	    departure: string;
	    departsAt: string;
	    consignee: trade.Names;
	    state: string;
	    loaded: number;
	    planned: number;
	    transports: string[];
	
	    static createFrom(source: any = {}) {
	        return new LoadRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.departure = source["departure"];
	        this.departsAt = source["departsAt"];
	        this.consignee = this.convertValues(source["consignee"], trade.Names);
	        this.state = source["state"];
	        this.loaded = source["loaded"];
	        this.planned = source["planned"];
	        this.transports = source["transports"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LoadUnit {
	    number: string;
	    sscc: string;
	    kind: string;
	    grossG: number;
	
	    static createFrom(source: any = {}) {
	        return new LoadUnit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.sscc = source["sscc"];
	        this.kind = source["kind"];
	        this.grossG = source["grossG"];
	    }
	}
	export class LoadScanned {
	    unit: LoadUnit;
	    transport: string;
	    packages: number;
	    goods: LoadGoods[];
	    inside: number;
	    insideOf: number;
	    loaded: number;
	    planned: number;
	
	    static createFrom(source: any = {}) {
	        return new LoadScanned(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.unit = this.convertValues(source["unit"], LoadUnit);
	        this.transport = source["transport"];
	        this.packages = source["packages"];
	        this.goods = this.convertValues(source["goods"], LoadGoods);
	        this.inside = source["inside"];
	        this.insideOf = source["insideOf"];
	        this.loaded = source["loaded"];
	        this.planned = source["planned"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LoadSeal {
	    number: string;
	    by: string;
	
	    static createFrom(source: any = {}) {
	        return new LoadSeal(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.by = source["by"];
	    }
	}
	export class LoadTaken {
	    unit: string;
	    transport: string;
	    shipment: string;
	    packages: number;
	    grossG: number;
	    goods: LoadGoods[];
	
	    static createFrom(source: any = {}) {
	        return new LoadTaken(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.unit = source["unit"];
	        this.transport = source["transport"];
	        this.shipment = source["shipment"];
	        this.packages = source["packages"];
	        this.grossG = source["grossG"];
	        this.goods = this.convertValues(source["goods"], LoadGoods);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class UnitLabel {
	    state: string;
	    copies: number;
	    job: string;
	
	    static createFrom(source: any = {}) {
	        return new UnitLabel(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.state = source["state"];
	        this.copies = source["copies"];
	        this.job = source["job"];
	    }
	}
	export class LoadTransport {
	    number: string;
	    kind: string;
	    sizeType: string;
	    wagon: string;
	    tareG: number;
	    maxGrossG: number;
	    packages: number;
	    state: string;
	    seals: LoadSeal[];
	    loaded: number;
	    netG: number;
	    grossG: number;
	    label: UnitLabel;
	
	    static createFrom(source: any = {}) {
	        return new LoadTransport(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.kind = source["kind"];
	        this.sizeType = source["sizeType"];
	        this.wagon = source["wagon"];
	        this.tareG = source["tareG"];
	        this.maxGrossG = source["maxGrossG"];
	        this.packages = source["packages"];
	        this.state = source["state"];
	        this.seals = this.convertValues(source["seals"], LoadSeal);
	        this.loaded = source["loaded"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	        this.label = this.convertValues(source["label"], UnitLabel);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class LoadView {
	    reference: string;
	    state: string;
	    consignee: trade.Names;
	    terms: string;
	    departure: LoadDeparture;
	    lines: LoadLine[];
	    transports: LoadTransport[];
	    plan: LoadPlan;
	    channels: string[];
	    papers: LoadPaper[];
	
	    static createFrom(source: any = {}) {
	        return new LoadView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.state = source["state"];
	        this.consignee = this.convertValues(source["consignee"], trade.Names);
	        this.terms = source["terms"];
	        this.departure = this.convertValues(source["departure"], LoadDeparture);
	        this.lines = this.convertValues(source["lines"], LoadLine);
	        this.transports = this.convertValues(source["transports"], LoadTransport);
	        this.plan = this.convertValues(source["plan"], LoadPlan);
	        this.channels = source["channels"];
	        this.papers = this.convertValues(source["papers"], LoadPaper);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TraceGrade {
	    grade: string;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new TraceGrade(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.grade = source["grade"];
	        this.netG = source["netG"];
	    }
	}
	export class TraceStep {
	    id: string;
	    kind: string;
	    at: string;
	    by: string;
	    document: string;
	    from: string;
	    to: string;
	    packages: number;
	    netG: number;
	    reason: string;
	    grades: TraceGrade[];
	    undoes: string;
	    undone: boolean;
	    mayUndo: boolean;
	
	    static createFrom(source: any = {}) {
	        return new TraceStep(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.at = source["at"];
	        this.by = source["by"];
	        this.document = source["document"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.reason = source["reason"];
	        this.grades = this.convertValues(source["grades"], TraceGrade);
	        this.undoes = source["undoes"];
	        this.undone = source["undone"];
	        this.mayUndo = source["mayUndo"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TraceEdge {
	    from: string;
	    to: string;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new TraceEdge(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.from = source["from"];
	        this.to = source["to"];
	        this.netG = source["netG"];
	    }
	}
	export class TraceNode {
	    id: string;
	    kind: string;
	    level: number;
	    title: string;
	    name: trade.Names;
	    note: string;
	    packages: number;
	    netG: number;
	    about: string;
	
	    static createFrom(source: any = {}) {
	        return new TraceNode(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.level = source["level"];
	        this.title = source["title"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.note = source["note"];
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.about = source["about"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class LotTrace {
	    lot: string;
	    item: string;
	    itemName: trade.Names;
	    cooperative: trade.Names;
	    delivery: string;
	    note: string;
	    receivedOn: string;
	    orchard: string;
	    packhouse: string;
	    harvestedOn: string;
	    ageDays: number;
	    country: string;
	    nodes: TraceNode[];
	    edges: TraceEdge[];
	    steps: TraceStep[];
	
	    static createFrom(source: any = {}) {
	        return new LotTrace(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.item = source["item"];
	        this.itemName = this.convertValues(source["itemName"], trade.Names);
	        this.cooperative = this.convertValues(source["cooperative"], trade.Names);
	        this.delivery = source["delivery"];
	        this.note = source["note"];
	        this.receivedOn = source["receivedOn"];
	        this.orchard = source["orchard"];
	        this.packhouse = source["packhouse"];
	        this.harvestedOn = source["harvestedOn"];
	        this.ageDays = source["ageDays"];
	        this.country = source["country"];
	        this.nodes = this.convertValues(source["nodes"], TraceNode);
	        this.edges = this.convertValues(source["edges"], TraceEdge);
	        this.steps = this.convertValues(source["steps"], TraceStep);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MasterChange {
	    field: string;
	    was: string;
	    is: string;
	
	    static createFrom(source: any = {}) {
	        return new MasterChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.field = source["field"];
	        this.was = source["was"];
	        this.is = source["is"];
	    }
	}
	export class MasterItem {
	    id: string;
	    code: string;
	    gtin: string;
	    name: trade.Names;
	    paperName: string;
	    hs6: string;
	    ahtn8: string;
	    species: string;
	    unit: string;
	    package: string;
	    netG: number;
	    tareG: number;
	    minNetG: number;
	    maxNetG: number;
	    pieceNetG: number;
	    perishable: boolean;
	
	    static createFrom(source: any = {}) {
	        return new MasterItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.gtin = source["gtin"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.paperName = source["paperName"];
	        this.hs6 = source["hs6"];
	        this.ahtn8 = source["ahtn8"];
	        this.species = source["species"];
	        this.unit = source["unit"];
	        this.package = source["package"];
	        this.netG = source["netG"];
	        this.tareG = source["tareG"];
	        this.minNetG = source["minNetG"];
	        this.maxNetG = source["maxNetG"];
	        this.pieceNetG = source["pieceNetG"];
	        this.perishable = source["perishable"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MasterLocation {
	    id: string;
	    code: string;
	    name: trade.Names;
	    parent: string;
	    locode: string;
	    zone: string;
	
	    static createFrom(source: any = {}) {
	        return new MasterLocation(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.parent = source["parent"];
	        this.locode = source["locode"];
	        this.zone = source["zone"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MasterParty {
	    id: string;
	    code: string;
	    name: trade.Names;
	    address: string;
	    country: string;
	    tin: string;
	    roles: string[];
	
	    static createFrom(source: any = {}) {
	        return new MasterParty(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.address = source["address"];
	        this.country = source["country"];
	        this.tin = source["tin"];
	        this.roles = source["roles"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class MasterVersion {
	    number: number;
	    at: string;
	    by: string;
	    gone: boolean;
	    changes: MasterChange[];
	
	    static createFrom(source: any = {}) {
	        return new MasterVersion(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.at = source["at"];
	        this.by = source["by"];
	        this.gone = source["gone"];
	        this.changes = this.convertValues(source["changes"], MasterChange);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Me {
	    name: string;
	    roles: string[];
	    permissions: string[];
	
	    static createFrom(source: any = {}) {
	        return new Me(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.roles = source["roles"];
	        this.permissions = source["permissions"];
	    }
	}
	export class MessageFacts {
	    n: number;
	    kind: string;
	    subject: string;
	    state: string;
	    attempts: number;
	    since: string;
	    nextAt: string;
	    code: string;
	    said: string;
	    decided?: Decided;
	    channel: string;
	    key: string;
	    body: string;
	    version: number;
	    theirs: string;
	    theirsVersion: number;
	    theirsFrom: string;
	
	    static createFrom(source: any = {}) {
	        return new MessageFacts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.n = source["n"];
	        this.kind = source["kind"];
	        this.subject = source["subject"];
	        this.state = source["state"];
	        this.attempts = source["attempts"];
	        this.since = source["since"];
	        this.nextAt = source["nextAt"];
	        this.code = source["code"];
	        this.said = source["said"];
	        this.decided = this.convertValues(source["decided"], Decided);
	        this.channel = source["channel"];
	        this.key = source["key"];
	        this.body = source["body"];
	        this.version = source["version"];
	        this.theirs = source["theirs"];
	        this.theirsVersion = source["theirsVersion"];
	        this.theirsFrom = source["theirsFrom"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class NewLot {
	    item: string;
	    lot: string;
	    orchard: string;
	    packhouse: string;
	    harvestedOn: string;
	    packages: number;
	    package: string;
	    grossG: number;
	    tareG: number;
	    graded: boolean;
	    gradeAG: number;
	    gradeBG: number;
	    rejectG: number;
	    weighings: TakenWeight[];
	    tareWeighings: TakenWeight[];
	
	    static createFrom(source: any = {}) {
	        return new NewLot(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.item = source["item"];
	        this.lot = source["lot"];
	        this.orchard = source["orchard"];
	        this.packhouse = source["packhouse"];
	        this.harvestedOn = source["harvestedOn"];
	        this.packages = source["packages"];
	        this.package = source["package"];
	        this.grossG = source["grossG"];
	        this.tareG = source["tareG"];
	        this.graded = source["graded"];
	        this.gradeAG = source["gradeAG"];
	        this.gradeBG = source["gradeBG"];
	        this.rejectG = source["rejectG"];
	        this.weighings = this.convertValues(source["weighings"], TakenWeight);
	        this.tareWeighings = this.convertValues(source["tareWeighings"], TakenWeight);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class NewDelivery {
	    command: string;
	    deliveryNote: string;
	    cooperative: string;
	    location: string;
	    receivedOn: string;
	    vehicle: string;
	    driver: string;
	    remarks: string;
	    lots: NewLot[];
	
	    static createFrom(source: any = {}) {
	        return new NewDelivery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.command = source["command"];
	        this.deliveryNote = source["deliveryNote"];
	        this.cooperative = source["cooperative"];
	        this.location = source["location"];
	        this.receivedOn = source["receivedOn"];
	        this.vehicle = source["vehicle"];
	        this.driver = source["driver"];
	        this.remarks = source["remarks"];
	        this.lots = this.convertValues(source["lots"], NewLot);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class PackLabel {
	    number: string;
	    scan: string;
	
	    static createFrom(source: any = {}) {
	        return new PackLabel(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.scan = source["scan"];
	    }
	}
	export class PackLot {
	    lot: string;
	    item: string;
	    itemName: trade.Names;
	    cooperative: trade.Names;
	    harvestedOn: string;
	    grade: string;
	    location: string;
	    locationName: trade.Names;
	    looseG: number;
	    kind: string;
	    netG: number;
	    tareG: number;
	    minNetG: number;
	    maxNetG: number;
	    packages: number;
	
	    static createFrom(source: any = {}) {
	        return new PackLot(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.item = source["item"];
	        this.itemName = this.convertValues(source["itemName"], trade.Names);
	        this.cooperative = this.convertValues(source["cooperative"], trade.Names);
	        this.harvestedOn = source["harvestedOn"];
	        this.grade = source["grade"];
	        this.location = source["location"];
	        this.locationName = this.convertValues(source["locationName"], trade.Names);
	        this.looseG = source["looseG"];
	        this.kind = source["kind"];
	        this.netG = source["netG"];
	        this.tareG = source["tareG"];
	        this.minNetG = source["minNetG"];
	        this.maxNetG = source["maxNetG"];
	        this.packages = source["packages"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PackLots {
	    today: string;
	    lots: PackLot[];
	
	    static createFrom(source: any = {}) {
	        return new PackLots(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.today = source["today"];
	        this.lots = this.convertValues(source["lots"], PackLot);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PackMade {
	    entry: string;
	    kind: string;
	    count: number;
	    first: PackLabel;
	    last: PackLabel;
	    netG: number;
	    grossG: number;
	
	    static createFrom(source: any = {}) {
	        return new PackMade(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.entry = source["entry"];
	        this.kind = source["kind"];
	        this.count = source["count"];
	        this.first = this.convertValues(source["first"], PackLabel);
	        this.last = this.convertValues(source["last"], PackLabel);
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PackWeight {
	    grossG: number;
	    scaleLine: string;
	
	    static createFrom(source: any = {}) {
	        return new PackWeight(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.grossG = source["grossG"];
	        this.scaleLine = source["scaleLine"];
	    }
	}
	export class PackOrder {
	    lot: string;
	    grade: string;
	    location: string;
	    kind: string;
	    count: number;
	    netG: number;
	    tareG: number;
	    weights: PackWeight[];
	    packedOn: string;
	    command: string;
	
	    static createFrom(source: any = {}) {
	        return new PackOrder(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.grade = source["grade"];
	        this.location = source["location"];
	        this.kind = source["kind"];
	        this.count = source["count"];
	        this.netG = source["netG"];
	        this.tareG = source["tareG"];
	        this.weights = this.convertValues(source["weights"], PackWeight);
	        this.packedOn = source["packedOn"];
	        this.command = source["command"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PackPallet {
	    units: string[];
	    from: string;
	    to: string;
	    location: string;
	    tareG: number;
	    command: string;
	
	    static createFrom(source: any = {}) {
	        return new PackPallet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.units = source["units"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.location = source["location"];
	        this.tareG = source["tareG"];
	        this.command = source["command"];
	    }
	}
	export class PackPalletMade {
	    pallet: PackLabel;
	    on: PackMade;
	
	    static createFrom(source: any = {}) {
	        return new PackPalletMade(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pallet = this.convertValues(source["pallet"], PackLabel);
	        this.on = this.convertValues(source["on"], PackMade);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PackUnit {
	    number: string;
	    scan: string;
	    kind: string;
	    lot: string;
	    lots: number;
	    grade: string;
	    netG: number;
	    grossG: number;
	    place: string;
	    pallet: string;
	    retired: boolean;
	    label: UnitLabel;
	
	    static createFrom(source: any = {}) {
	        return new PackUnit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.scan = source["scan"];
	        this.kind = source["kind"];
	        this.lot = source["lot"];
	        this.lots = source["lots"];
	        this.grade = source["grade"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	        this.place = source["place"];
	        this.pallet = source["pallet"];
	        this.retired = source["retired"];
	        this.label = this.convertValues(source["label"], UnitLabel);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PackRecent {
	    units: PackUnit[];
	    older: number;
	
	    static createFrom(source: any = {}) {
	        return new PackRecent(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.units = this.convertValues(source["units"], PackUnit);
	        this.older = source["older"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class PaperHandling {
	    step: string;
	    by: string;
	    at: string;
	    copies: number;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new PaperHandling(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.step = source["step"];
	        this.by = source["by"];
	        this.at = source["at"];
	        this.copies = source["copies"];
	        this.note = source["note"];
	    }
	}
	export class PaperBox {
	    name: string;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new PaperBox(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.value = source["value"];
	    }
	}
	export class PaperOfficial {
	    number: string;
	    issuedOn: string;
	    authority: string;
	    place: string;
	    boxes: PaperBox[];
	
	    static createFrom(source: any = {}) {
	        return new PaperOfficial(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.issuedOn = source["issuedOn"];
	        this.authority = source["authority"];
	        this.place = source["place"];
	        this.boxes = this.convertValues(source["boxes"], PaperBox);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PaperAmount {
	    currency: string;
	    minor: number;
	    digits: number;
	
	    static createFrom(source: any = {}) {
	        return new PaperAmount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.currency = source["currency"];
	        this.minor = source["minor"];
	        this.digits = source["digits"];
	    }
	}
	export class Paper {
	    kind: string;
	    number: string;
	    version: number;
	    state: string;
	    datedOn: string;
	    lines: number[];
	    issuedAt: string;
	    voidReason: string;
	    amount?: PaperAmount;
	    official?: PaperOfficial;
	    handled: PaperHandling[];
	    serial: string;
	    signed: string;
	    elsewhere: boolean;
	    packages: number;
	    netG: number;
	    grossG: number;
	
	    static createFrom(source: any = {}) {
	        return new Paper(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.version = source["version"];
	        this.state = source["state"];
	        this.datedOn = source["datedOn"];
	        this.lines = source["lines"];
	        this.issuedAt = source["issuedAt"];
	        this.voidReason = source["voidReason"];
	        this.amount = this.convertValues(source["amount"], PaperAmount);
	        this.official = this.convertValues(source["official"], PaperOfficial);
	        this.handled = this.convertValues(source["handled"], PaperHandling);
	        this.serial = source["serial"];
	        this.signed = source["signed"];
	        this.elsewhere = source["elsewhere"];
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PaperAhead {
	    number: string;
	    amount?: PaperAmount;
	    packages: number;
	    netG: number;
	    grossG: number;
	
	    static createFrom(source: any = {}) {
	        return new PaperAhead(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.amount = this.convertValues(source["amount"], PaperAmount);
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class PaperCopies {
	    recipient: string;
	    originals: number;
	    copies: number;
	
	    static createFrom(source: any = {}) {
	        return new PaperCopies(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.recipient = source["recipient"];
	        this.originals = source["originals"];
	        this.copies = source["copies"];
	    }
	}
	export class PaperShipment {
	    reference: string;
	    state: string;
	    consignee: string;
	    vehicle: string;
	    departsOn: string;
	    departure: string;
	    invoice: string;
	    list: string;
	    imported: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PaperShipment(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.state = source["state"];
	        this.consignee = source["consignee"];
	        this.vehicle = source["vehicle"];
	        this.departsOn = source["departsOn"];
	        this.departure = source["departure"];
	        this.invoice = source["invoice"];
	        this.list = source["list"];
	        this.imported = source["imported"];
	    }
	}
	export class PaperDeparture {
	    reference: string;
	    mode: string;
	    vehicle: string;
	    from: string;
	    to: string;
	    departsOn: string;
	    shipments: PaperShipment[];
	    kinds: string[];
	    elsewhere: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PaperDeparture(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.mode = source["mode"];
	        this.vehicle = source["vehicle"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.departsOn = source["departsOn"];
	        this.shipments = this.convertValues(source["shipments"], PaperShipment);
	        this.kinds = source["kinds"];
	        this.elsewhere = source["elsewhere"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PaperLot {
	    lot: string;
	    goods: string;
	    grade: string;
	    first: string;
	    last: string;
	    packages: number;
	    netG: number;
	    grossG: number;
	
	    static createFrom(source: any = {}) {
	        return new PaperLot(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.goods = source["goods"];
	        this.grade = source["grade"];
	        this.first = source["first"];
	        this.last = source["last"];
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	    }
	}
	export class PaperUnit {
	    kind: string;
	    number: string;
	    seals: string[];
	    lots: PaperLot[];
	    packages: number;
	    netG: number;
	    grossG: number;
	
	    static createFrom(source: any = {}) {
	        return new PaperUnit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.seals = source["seals"];
	        this.lots = this.convertValues(source["lots"], PaperLot);
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PaperFacts {
	    kind: string;
	    number: string;
	    version: number;
	    state: string;
	    datedOn: string;
	    lines: number[];
	    issuedAt: string;
	    voidReason: string;
	    amount?: PaperAmount;
	    official?: PaperOfficial;
	    handled: PaperHandling[];
	    serial: string;
	    signed: string;
	    elsewhere: boolean;
	    packages: number;
	    netG: number;
	    grossG: number;
	    shipment: string;
	    template: string;
	    contextSHA: string;
	    pdfSHA: string;
	    by: string;
	    place: string;
	    station: string;
	    epoch: number;
	    seq: number;
	    head: string;
	    units: PaperUnit[];
	    says: PaperBox[];
	
	    static createFrom(source: any = {}) {
	        return new PaperFacts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.version = source["version"];
	        this.state = source["state"];
	        this.datedOn = source["datedOn"];
	        this.lines = source["lines"];
	        this.issuedAt = source["issuedAt"];
	        this.voidReason = source["voidReason"];
	        this.amount = this.convertValues(source["amount"], PaperAmount);
	        this.official = this.convertValues(source["official"], PaperOfficial);
	        this.handled = this.convertValues(source["handled"], PaperHandling);
	        this.serial = source["serial"];
	        this.signed = source["signed"];
	        this.elsewhere = source["elsewhere"];
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	        this.shipment = source["shipment"];
	        this.template = source["template"];
	        this.contextSHA = source["contextSHA"];
	        this.pdfSHA = source["pdfSHA"];
	        this.by = source["by"];
	        this.place = source["place"];
	        this.station = source["station"];
	        this.epoch = source["epoch"];
	        this.seq = source["seq"];
	        this.head = source["head"];
	        this.units = this.convertValues(source["units"], PaperUnit);
	        this.says = this.convertValues(source["says"], PaperBox);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PaperLine {
	    number: number;
	    goods: string;
	    grade: string;
	    packages: number;
	    netG: number;
	    grossG: number;
	
	    static createFrom(source: any = {}) {
	        return new PaperLine(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.goods = source["goods"];
	        this.grade = source["grade"];
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	    }
	}
	export class PaperForm {
	    kind: string;
	    name: string;
	    ours: boolean;
	    group: string;
	    needed: boolean;
	    lacks: number;
	
	    static createFrom(source: any = {}) {
	        return new PaperForm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.name = source["name"];
	        this.ours = source["ours"];
	        this.group = source["group"];
	        this.needed = source["needed"];
	        this.lacks = source["lacks"];
	    }
	}
	export class PaperFolder {
	    shipment: PaperShipment;
	    latest: string;
	    forms: PaperForm[];
	    papers: Paper[];
	    lines: PaperLine[];
	    units: PaperUnit[];
	    amount?: PaperAmount;
	    packages: number;
	    netG: number;
	    grossG: number;
	
	    static createFrom(source: any = {}) {
	        return new PaperFolder(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.shipment = this.convertValues(source["shipment"], PaperShipment);
	        this.latest = source["latest"];
	        this.forms = this.convertValues(source["forms"], PaperForm);
	        this.papers = this.convertValues(source["papers"], Paper);
	        this.lines = this.convertValues(source["lines"], PaperLine);
	        this.units = this.convertValues(source["units"], PaperUnit);
	        this.amount = this.convertValues(source["amount"], PaperAmount);
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	
	
	export class PaperPrint {
	    kind: string;
	    number: string;
	    copies: PaperCopies[];
	
	    static createFrom(source: any = {}) {
	        return new PaperPrint(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.copies = this.convertValues(source["copies"], PaperCopies);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PaperPrints {
	    papers: PaperPrint[];
	    lacks: Fault[];
	
	    static createFrom(source: any = {}) {
	        return new PaperPrints(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.papers = this.convertValues(source["papers"], PaperPrint);
	        this.lacks = this.convertValues(source["lacks"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class PaperTouched {
	    kind: string;
	    number: string;
	    places: string[];
	
	    static createFrom(source: any = {}) {
	        return new PaperTouched(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.number = source["number"];
	        this.places = source["places"];
	    }
	}
	
	export class PaperWish {
	    shipment: string;
	    kind: string;
	    on: string;
	    lines: number[];
	    replace: boolean;
	    serial: string;
	
	    static createFrom(source: any = {}) {
	        return new PaperWish(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.shipment = source["shipment"];
	        this.kind = source["kind"];
	        this.on = source["on"];
	        this.lines = source["lines"];
	        this.replace = source["replace"];
	        this.serial = source["serial"];
	    }
	}
	export class PrinterState {
	    word: string;
	    alarms: string[];
	    faults: Fault[];
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new PrinterState(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.word = source["word"];
	        this.alarms = source["alarms"];
	        this.faults = this.convertValues(source["faults"], Fault);
	        this.at = source["at"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PrinterSetup {
	    name: string;
	    address: string;
	    dpi: number;
	    rightHMM: number;
	    downHMM: number;
	    darkness: number;
	
	    static createFrom(source: any = {}) {
	        return new PrinterSetup(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.address = source["address"];
	        this.dpi = source["dpi"];
	        this.rightHMM = source["rightHMM"];
	        this.downHMM = source["downHMM"];
	        this.darkness = source["darkness"];
	    }
	}
	export class Printer {
	    setup: PrinterSetup;
	    state: PrinterState;
	
	    static createFrom(source: any = {}) {
	        return new Printer(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.setup = this.convertValues(source["setup"], PrinterSetup);
	        this.state = this.convertValues(source["state"], PrinterState);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class PrinterEdge {
	    hmm: number;
	    white: boolean;
	
	    static createFrom(source: any = {}) {
	        return new PrinterEdge(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.hmm = source["hmm"];
	        this.white = source["white"];
	    }
	}
	export class PrinterIdentity {
	    model: string;
	    version: string;
	    dpi: number;
	
	    static createFrom(source: any = {}) {
	        return new PrinterIdentity(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.model = source["model"];
	        this.version = source["version"];
	        this.dpi = source["dpi"];
	    }
	}
	
	
	export class PrinterTested {
	    darkness: number[];
	    printed: number;
	    sent: number;
	
	    static createFrom(source: any = {}) {
	        return new PrinterTested(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.darkness = source["darkness"];
	        this.printed = source["printed"];
	        this.sent = source["sent"];
	    }
	}
	export class ReceiveChoice {
	    code: string;
	    name: trade.Names;
	
	    static createFrom(source: any = {}) {
	        return new ReceiveChoice(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ReceiveItem {
	    code: string;
	    name: trade.Names;
	    package: string;
	    tareG: number;
	    minNetG: number;
	    maxNetG: number;
	
	    static createFrom(source: any = {}) {
	        return new ReceiveItem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.package = source["package"];
	        this.tareG = source["tareG"];
	        this.minNetG = source["minNetG"];
	        this.maxNetG = source["maxNetG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ReceiveChoices {
	    today: string;
	    location: string;
	    cooperatives: ReceiveChoice[];
	    locations: ReceiveChoice[];
	    packages: ReceiveChoice[];
	    items: ReceiveItem[];
	
	    static createFrom(source: any = {}) {
	        return new ReceiveChoices(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.today = source["today"];
	        this.location = source["location"];
	        this.cooperatives = this.convertValues(source["cooperatives"], ReceiveChoice);
	        this.locations = this.convertValues(source["locations"], ReceiveChoice);
	        this.packages = this.convertValues(source["packages"], ReceiveChoice);
	        this.items = this.convertValues(source["items"], ReceiveItem);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class RegisterAbout {
	    name: string;
	    group: string;
	    title: trade.Names;
	    purpose: trade.Names;
	    rows: number;
	    holding: number;
	
	    static createFrom(source: any = {}) {
	        return new RegisterAbout(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.group = source["group"];
	        this.title = this.convertValues(source["title"], trade.Names);
	        this.purpose = this.convertValues(source["purpose"], trade.Names);
	        this.rows = source["rows"];
	        this.holding = source["holding"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RegisterChange {
	    code: string;
	    validFrom: string;
	    new: boolean;
	    fields: MasterChange[];
	
	    static createFrom(source: any = {}) {
	        return new RegisterChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.validFrom = source["validFrom"];
	        this.new = source["new"];
	        this.fields = this.convertValues(source["fields"], MasterChange);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RegisterImported {
	    saved: number;
	    same: number;
	    changes: RegisterChange[];
	
	    static createFrom(source: any = {}) {
	        return new RegisterImported(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.saved = source["saved"];
	        this.same = source["same"];
	        this.changes = this.convertValues(source["changes"], RegisterChange);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class RegisterRow {
	    register: string;
	    code: string;
	    fields: Record<string, string>;
	    validFrom: string;
	    validTo: string;
	    source: string;
	    asOf: string;
	    confidence: string;
	
	    static createFrom(source: any = {}) {
	        return new RegisterRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.register = source["register"];
	        this.code = source["code"];
	        this.fields = source["fields"];
	        this.validFrom = source["validFrom"];
	        this.validTo = source["validTo"];
	        this.source = source["source"];
	        this.asOf = source["asOf"];
	        this.confidence = source["confidence"];
	    }
	}
	export class RegisterSheet {
	    name: string;
	    today: string;
	    columns: string[];
	    rows: RegisterRow[];
	
	    static createFrom(source: any = {}) {
	        return new RegisterSheet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.today = source["today"];
	        this.columns = source["columns"];
	        this.rows = this.convertValues(source["rows"], RegisterRow);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ScaleSetup {
	    name: string;
	    address: string;
	    patienceMS: number;
	
	    static createFrom(source: any = {}) {
	        return new ScaleSetup(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.address = source["address"];
	        this.patienceMS = source["patienceMS"];
	    }
	}
	export class ScaleSight {
	    scale: string;
	    state: string;
	    weightG: number;
	    stepG: number;
	    net: boolean;
	    line: string;
	    at: string;
	    faults: Fault[];
	
	    static createFrom(source: any = {}) {
	        return new ScaleSight(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.scale = source["scale"];
	        this.state = source["state"];
	        this.weightG = source["weightG"];
	        this.stepG = source["stepG"];
	        this.net = source["net"];
	        this.line = source["line"];
	        this.at = source["at"];
	        this.faults = this.convertValues(source["faults"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ScaleTested {
	    weightG: number;
	    line: string;
	
	    static createFrom(source: any = {}) {
	        return new ScaleTested(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.weightG = source["weightG"];
	        this.line = source["line"];
	    }
	}
	export class ScanCommand {
	    name: string;
	    code: string;
	
	    static createFrom(source: any = {}) {
	        return new ScanCommand(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.code = source["code"];
	    }
	}
	export class ScanElement {
	    ai: string;
	    title: string;
	    value: string;
	
	    static createFrom(source: any = {}) {
	        return new ScanElement(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ai = source["ai"];
	        this.title = source["title"];
	        this.value = source["value"];
	    }
	}
	export class ScanLink {
	    scanner: string;
	    address: string;
	    connected: boolean;
	    since: string;
	    why: Fault[];
	
	    static createFrom(source: any = {}) {
	        return new ScanLink(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.scanner = source["scanner"];
	        this.address = source["address"];
	        this.connected = source["connected"];
	        this.since = source["since"];
	        this.why = this.convertValues(source["why"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ScanParsed {
	    kind: string;
	    value: string;
	    symbology: string;
	    elements: ScanElement[];
	
	    static createFrom(source: any = {}) {
	        return new ScanParsed(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.value = source["value"];
	        this.symbology = source["symbology"];
	        this.elements = this.convertValues(source["elements"], ScanElement);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ScanRefused {
	    id: string;
	    scan: string;
	    key: string;
	    params: Record<string, string>;
	    room: string;
	    task: string;
	    unknown: boolean;
	    at: string;
	    by: string;
	    settled: boolean;
	    note: string;
	    settledBy: string;
	    settledAt: string;
	
	    static createFrom(source: any = {}) {
	        return new ScanRefused(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.scan = source["scan"];
	        this.key = source["key"];
	        this.params = source["params"];
	        this.room = source["room"];
	        this.task = source["task"];
	        this.unknown = source["unknown"];
	        this.at = source["at"];
	        this.by = source["by"];
	        this.settled = source["settled"];
	        this.note = source["note"];
	        this.settledBy = source["settledBy"];
	        this.settledAt = source["settledAt"];
	    }
	}
	export class ScanRefusals {
	    rows: ScanRefused[];
	    more: boolean;
	
	    static createFrom(source: any = {}) {
	        return new ScanRefusals(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.rows = this.convertValues(source["rows"], ScanRefused);
	        this.more = source["more"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class ScanSetup {
	    name: string;
	    address: string;
	    prefix: string;
	    suffix: string;
	    gsSubstitute: string;
	    layout: string;
	
	    static createFrom(source: any = {}) {
	        return new ScanSetup(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.address = source["address"];
	        this.prefix = source["prefix"];
	        this.suffix = source["suffix"];
	        this.gsSubstitute = source["gsSubstitute"];
	        this.layout = source["layout"];
	    }
	}
	export class ScanTestCode {
	    id: string;
	    kind: string;
	    data: string;
	    title: string;
	
	    static createFrom(source: any = {}) {
	        return new ScanTestCode(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.kind = source["kind"];
	        this.data = source["data"];
	        this.title = source["title"];
	    }
	}
	export class Scanned {
	    cooperative: string;
	    location: string;
	    item: string;
	    lot: string;
	    harvestedOn: string;
	    delivery: string;
	
	    static createFrom(source: any = {}) {
	        return new Scanned(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.cooperative = source["cooperative"];
	        this.location = source["location"];
	        this.item = source["item"];
	        this.lot = source["lot"];
	        this.harvestedOn = source["harvestedOn"];
	        this.delivery = source["delivery"];
	    }
	}
	export class SettingAbout {
	    version: string;
	    go: string;
	    station: string;
	    folder: string;
	    log: string;
	
	    static createFrom(source: any = {}) {
	        return new SettingAbout(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.go = source["go"];
	        this.station = source["station"];
	        this.folder = source["folder"];
	        this.log = source["log"];
	    }
	}
	export class SettingBackup {
	    path: string;
	    madeAt: string;
	    station: string;
	    entries: number;
	    head: string;
	    attachments: number;
	    damaged: string[];
	    templates: number;
	    leftOut: Fault[];
	    sizeBytes: number;
	    replaced: string;
	    numbersKept: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SettingBackup(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.madeAt = source["madeAt"];
	        this.station = source["station"];
	        this.entries = source["entries"];
	        this.head = source["head"];
	        this.attachments = source["attachments"];
	        this.damaged = source["damaged"];
	        this.templates = source["templates"];
	        this.leftOut = this.convertValues(source["leftOut"], Fault);
	        this.sizeBytes = source["sizeBytes"];
	        this.replaced = source["replaced"];
	        this.numbersKept = source["numbersKept"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SettingBackups {
	    folder: string;
	    last?: SettingBackup;
	    found: string[];
	
	    static createFrom(source: any = {}) {
	        return new SettingBackups(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.folder = source["folder"];
	        this.last = this.convertValues(source["last"], SettingBackup);
	        this.found = source["found"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SettingChannel {
	    code: string;
	    name: string;
	    url: string;
	    active: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SettingChannel(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = source["name"];
	        this.url = source["url"];
	        this.active = source["active"];
	    }
	}
	export class SettingPrefix {
	    prefix: string;
	    validFrom: string;
	
	    static createFrom(source: any = {}) {
	        return new SettingPrefix(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.prefix = source["prefix"];
	        this.validFrom = source["validFrom"];
	    }
	}
	export class SettingFirm {
	    name: string;
	    code: string;
	    site: string;
	    today: string;
	    prefix: string;
	    prefixes: SettingPrefix[];
	    extension: number;
	    fallback: string;
	    marks: string;
	    gates: string[];
	
	    static createFrom(source: any = {}) {
	        return new SettingFirm(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.code = source["code"];
	        this.site = source["site"];
	        this.today = source["today"];
	        this.prefix = source["prefix"];
	        this.prefixes = this.convertValues(source["prefixes"], SettingPrefix);
	        this.extension = source["extension"];
	        this.fallback = source["fallback"];
	        this.marks = source["marks"];
	        this.gates = source["gates"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SettingPerson {
	    id: string;
	    name: string;
	    roles: string[];
	    active: boolean;
	    locked: boolean;
	    me: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SettingPerson(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.name = source["name"];
	        this.roles = source["roles"];
	        this.active = source["active"];
	        this.locked = source["locked"];
	        this.me = source["me"];
	    }
	}
	
	export class SettingSeries {
	    name: string;
	    prefix: string;
	    width: number;
	    first: number;
	    last: number;
	    block: number;
	    reserved: number;
	    lost: boolean;
	    example: string;
	
	    static createFrom(source: any = {}) {
	        return new SettingSeries(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.prefix = source["prefix"];
	        this.width = source["width"];
	        this.first = source["first"];
	        this.last = source["last"];
	        this.block = source["block"];
	        this.reserved = source["reserved"];
	        this.lost = source["lost"];
	        this.example = source["example"];
	    }
	}
	export class SettingSigning {
	    setUp: boolean;
	    keyHere: boolean;
	    holds: boolean;
	    selfMade: boolean;
	    subject: string;
	    issuer: string;
	    validTo: string;
	    fingerprint: string;
	
	    static createFrom(source: any = {}) {
	        return new SettingSigning(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.setUp = source["setUp"];
	        this.keyHere = source["keyHere"];
	        this.holds = source["holds"];
	        this.selfMade = source["selfMade"];
	        this.subject = source["subject"];
	        this.issuer = source["issuer"];
	        this.validTo = source["validTo"];
	        this.fingerprint = source["fingerprint"];
	    }
	}
	export class SettingVerified {
	    sound: boolean;
	    entries: number;
	    head: string;
	    wrong: string;
	    number: number;
	    kind: string;
	    why: string;
	    more: string[];
	    seconds: number;
	
	    static createFrom(source: any = {}) {
	        return new SettingVerified(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sound = source["sound"];
	        this.entries = source["entries"];
	        this.head = source["head"];
	        this.wrong = source["wrong"];
	        this.number = source["number"];
	        this.kind = source["kind"];
	        this.why = source["why"];
	        this.more = source["more"];
	        this.seconds = source["seconds"];
	    }
	}
	export class SheetRow {
	    row: number;
	    item: string;
	    lot: string;
	    orchard: string;
	    packhouse: string;
	    harvestedOn: string;
	    packages: number;
	    package: string;
	    grossG: number;
	    tareG: number;
	    netG: number;
	    graded: boolean;
	    gradeAG: number;
	    gradeBG: number;
	    rejectG: number;
	
	    static createFrom(source: any = {}) {
	        return new SheetRow(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.row = source["row"];
	        this.item = source["item"];
	        this.lot = source["lot"];
	        this.orchard = source["orchard"];
	        this.packhouse = source["packhouse"];
	        this.harvestedOn = source["harvestedOn"];
	        this.packages = source["packages"];
	        this.package = source["package"];
	        this.grossG = source["grossG"];
	        this.tareG = source["tareG"];
	        this.netG = source["netG"];
	        this.graded = source["graded"];
	        this.gradeAG = source["gradeAG"];
	        this.gradeBG = source["gradeBG"];
	        this.rejectG = source["rejectG"];
	    }
	}
	export class SheetCheck {
	    deliveryNote: string;
	    cooperative: string;
	    receivedOn: string;
	    vehicle: string;
	    driver: string;
	    remarks: string;
	    netG: number;
	    rows: SheetRow[];
	    faults: CellFault[];
	
	    static createFrom(source: any = {}) {
	        return new SheetCheck(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.deliveryNote = source["deliveryNote"];
	        this.cooperative = source["cooperative"];
	        this.receivedOn = source["receivedOn"];
	        this.vehicle = source["vehicle"];
	        this.driver = source["driver"];
	        this.remarks = source["remarks"];
	        this.netG = source["netG"];
	        this.rows = this.convertValues(source["rows"], SheetRow);
	        this.faults = this.convertValues(source["faults"], CellFault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class ShelfCount {
	    lot: string;
	    grade: string;
	    location: string;
	    countedG: number;
	    reason: string;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new ShelfCount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.grade = source["grade"];
	        this.location = source["location"];
	        this.countedG = source["countedG"];
	        this.reason = source["reason"];
	        this.note = source["note"];
	    }
	}
	export class ShelfGoods {
	    item: string;
	    lot: string;
	    grade: string;
	    owner: string;
	    harvestedOn: string;
	    ageDays: number;
	    place: string;
	    transport: boolean;
	    looseG: number;
	    packages: number;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new ShelfGoods(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.item = source["item"];
	        this.lot = source["lot"];
	        this.grade = source["grade"];
	        this.owner = source["owner"];
	        this.harvestedOn = source["harvestedOn"];
	        this.ageDays = source["ageDays"];
	        this.place = source["place"];
	        this.transport = source["transport"];
	        this.looseG = source["looseG"];
	        this.packages = source["packages"];
	        this.netG = source["netG"];
	    }
	}
	export class ShelfPart {
	    lot: string;
	    grade: string;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new ShelfPart(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.grade = source["grade"];
	        this.netG = source["netG"];
	    }
	}
	export class ShelfMake {
	    number: string;
	    item: string;
	    location: string;
	    grade: string;
	    madeOn: string;
	    netG: number;
	    parts: ShelfPart[];
	
	    static createFrom(source: any = {}) {
	        return new ShelfMake(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.item = source["item"];
	        this.location = source["location"];
	        this.grade = source["grade"];
	        this.madeOn = source["madeOn"];
	        this.netG = source["netG"];
	        this.parts = this.convertValues(source["parts"], ShelfPart);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class ShelfMove {
	    lot: string;
	    grade: string;
	    from: string;
	    to: string;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new ShelfMove(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.grade = source["grade"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.netG = source["netG"];
	    }
	}
	export class ShelfName {
	    code: string;
	    name: trade.Names;
	
	    static createFrom(source: any = {}) {
	        return new ShelfName(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class ShelfView {
	    site: string;
	    today: string;
	    items: ShelfName[];
	    locations: ShelfName[];
	    rows: ShelfGoods[];
	
	    static createFrom(source: any = {}) {
	        return new ShelfView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.site = source["site"];
	        this.today = source["today"];
	        this.items = this.convertValues(source["items"], ShelfName);
	        this.locations = this.convertValues(source["locations"], ShelfName);
	        this.rows = this.convertValues(source["rows"], ShelfGoods);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Start {
	    ready: boolean;
	    station: string;
	    firm: string;
	    people: string[];
	    me?: Me;
	
	    static createFrom(source: any = {}) {
	        return new Start(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ready = source["ready"];
	        this.station = source["station"];
	        this.firm = source["firm"];
	        this.people = source["people"];
	        this.me = this.convertValues(source["me"], Me);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class SyncResult {
	    sent: number;
	    recognised: number;
	    rejected: number;
	    conflicts: number;
	    reopened: number;
	    pulled: number;
	    waiting: number;
	    why: string;
	    retryAfterS: number;
	    stopped: boolean;
	
	    static createFrom(source: any = {}) {
	        return new SyncResult(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.sent = source["sent"];
	        this.recognised = source["recognised"];
	        this.rejected = source["rejected"];
	        this.conflicts = source["conflicts"];
	        this.reopened = source["reopened"];
	        this.pulled = source["pulled"];
	        this.waiting = source["waiting"];
	        this.why = source["why"];
	        this.retryAfterS = source["retryAfterS"];
	        this.stopped = source["stopped"];
	    }
	}
	
	export class TodayAge {
	    code: string;
	    name: trade.Names;
	    bucket: number;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new TodayAge(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.bucket = source["bucket"];
	        this.netG = source["netG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TodayBlocks {
	    reference: string;
	    gate: string;
	    blocks: number;
	    warnings: number;
	    first: Fault;
	
	    static createFrom(source: any = {}) {
	        return new TodayBlocks(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.gate = source["gate"];
	        this.blocks = source["blocks"];
	        this.warnings = source["warnings"];
	        this.first = this.convertValues(source["first"], Fault);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TodayChannel {
	    code: string;
	    name: string;
	    waiting: number;
	    rejected: number;
	    conflicts: number;
	    oldest: string;
	
	    static createFrom(source: any = {}) {
	        return new TodayChannel(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.name = source["name"];
	        this.waiting = source["waiting"];
	        this.rejected = source["rejected"];
	        this.conflicts = source["conflicts"];
	        this.oldest = source["oldest"];
	    }
	}
	export class TodayDelivery {
	    number: string;
	    note: string;
	    cooperative: trade.Names;
	    receivedOn: string;
	    lots: number;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new TodayDelivery(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.note = source["note"];
	        this.cooperative = this.convertValues(source["cooperative"], trade.Names);
	        this.receivedOn = source["receivedOn"];
	        this.lots = source["lots"];
	        this.netG = source["netG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TodayLeaving {
	    reference: string;
	    departsAt: string;
	    localAt: string;
	    state: string;
	    loaded: number;
	    planned: number;
	
	    static createFrom(source: any = {}) {
	        return new TodayLeaving(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.departsAt = source["departsAt"];
	        this.localAt = source["localAt"];
	        this.state = source["state"];
	        this.loaded = source["loaded"];
	        this.planned = source["planned"];
	    }
	}
	export class TodayReceived {
	    day: string;
	    code: string;
	    name: trade.Names;
	    netG: number;
	
	    static createFrom(source: any = {}) {
	        return new TodayReceived(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.day = source["day"];
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.netG = source["netG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TodayFigures {
	    today: string;
	    from: string;
	    to: string;
	    received: TodayReceived[];
	    leaving: TodayLeaving[];
	    ages: TodayAge[];
	    limits: number[];
	
	    static createFrom(source: any = {}) {
	        return new TodayFigures(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.today = source["today"];
	        this.from = source["from"];
	        this.to = source["to"];
	        this.received = this.convertValues(source["received"], TodayReceived);
	        this.leaving = this.convertValues(source["leaving"], TodayLeaving);
	        this.ages = this.convertValues(source["ages"], TodayAge);
	        this.limits = source["limits"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class TodayLot {
	    lot: string;
	    item: string;
	    name: trade.Names;
	    place: string;
	    netG: number;
	    ageDays: number;
	
	    static createFrom(source: any = {}) {
	        return new TodayLot(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.item = source["item"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.place = source["place"];
	        this.netG = source["netG"];
	        this.ageDays = source["ageDays"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TodayNext {
	    what: string;
	    count: number;
	    names: string[];
	
	    static createFrom(source: any = {}) {
	        return new TodayNext(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.what = source["what"];
	        this.count = source["count"];
	        this.names = source["names"];
	    }
	}
	
	export class TodayShipment {
	    reference: string;
	    consignee: trade.Names;
	    departure: string;
	    departsAt: string;
	    localAt: string;
	    state: string;
	    loaded: number;
	    planned: number;
	    next: TodayNext;
	
	    static createFrom(source: any = {}) {
	        return new TodayShipment(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.reference = source["reference"];
	        this.consignee = this.convertValues(source["consignee"], trade.Names);
	        this.departure = source["departure"];
	        this.departsAt = source["departsAt"];
	        this.localAt = source["localAt"];
	        this.state = source["state"];
	        this.loaded = source["loaded"];
	        this.planned = source["planned"];
	        this.next = this.convertValues(source["next"], TodayNext);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TodayStep {
	    name: string;
	    done: boolean;
	
	    static createFrom(source: any = {}) {
	        return new TodayStep(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.name = source["name"];
	        this.done = source["done"];
	    }
	}
	export class TodayUnlabelled {
	    lot: string;
	    name: trade.Names;
	    units: number;
	
	    static createFrom(source: any = {}) {
	        return new TodayUnlabelled(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.name = this.convertValues(source["name"], trade.Names);
	        this.units = source["units"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TodayWork {
	    steps: TodayStep[];
	    ungraded: TodayDelivery[];
	    loose: TodayLot[];
	    shipments: TodayShipment[];
	    channels: TodayChannel[];
	    jobs: LabelJob[];
	    unlabelled: TodayUnlabelled[];
	    backupAt: string;
	
	    static createFrom(source: any = {}) {
	        return new TodayWork(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.steps = this.convertValues(source["steps"], TodayStep);
	        this.ungraded = this.convertValues(source["ungraded"], TodayDelivery);
	        this.loose = this.convertValues(source["loose"], TodayLot);
	        this.shipments = this.convertValues(source["shipments"], TodayShipment);
	        this.channels = this.convertValues(source["channels"], TodayChannel);
	        this.jobs = this.convertValues(source["jobs"], LabelJob);
	        this.unlabelled = this.convertValues(source["unlabelled"], TodayUnlabelled);
	        this.backupAt = source["backupAt"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class TodayView {
	    work: TodayWork;
	    figures: TodayFigures;
	
	    static createFrom(source: any = {}) {
	        return new TodayView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.work = this.convertValues(source["work"], TodayWork);
	        this.figures = this.convertValues(source["figures"], TodayFigures);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	
	
	export class UnitChange {
	    unit: string;
	    to: string;
	    grossG: number;
	    tareG: number;
	    line: string;
	    command: string;
	
	    static createFrom(source: any = {}) {
	        return new UnitChange(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.unit = source["unit"];
	        this.to = source["to"];
	        this.grossG = source["grossG"];
	        this.tareG = source["tareG"];
	        this.line = source["line"];
	        this.command = source["command"];
	    }
	}
	export class UnitChanged {
	    number: string;
	    entry: string;
	    moreG: number;
	    freed: number;
	
	    static createFrom(source: any = {}) {
	        return new UnitChanged(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.entry = source["entry"];
	        this.moreG = source["moreG"];
	        this.freed = source["freed"];
	    }
	}
	export class UnitStep {
	    kind: string;
	    at: string;
	    actor: string;
	    from?: UnitSpot;
	    to?: UnitSpot;
	    moreG: number;
	
	    static createFrom(source: any = {}) {
	        return new UnitStep(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.at = source["at"];
	        this.actor = source["actor"];
	        this.from = this.convertValues(source["from"], UnitSpot);
	        this.to = this.convertValues(source["to"], UnitSpot);
	        this.moreG = source["moreG"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class UnitOnPallet {
	    number: string;
	    scan: string;
	    kind: string;
	    netG: number;
	    grossG: number;
	
	    static createFrom(source: any = {}) {
	        return new UnitOnPallet(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.scan = source["scan"];
	        this.kind = source["kind"];
	        this.netG = source["netG"];
	        this.grossG = source["grossG"];
	    }
	}
	export class UnitGoods {
	    lot: string;
	    item: string;
	    itemName: trade.Names;
	    grade: string;
	    netG: number;
	    qtyMilli: number;
	    unit: string;
	
	    static createFrom(source: any = {}) {
	        return new UnitGoods(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.lot = source["lot"];
	        this.item = source["item"];
	        this.itemName = this.convertValues(source["itemName"], trade.Names);
	        this.grade = source["grade"];
	        this.netG = source["netG"];
	        this.qtyMilli = source["qtyMilli"];
	        this.unit = source["unit"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class UnitSpot {
	    kind: string;
	    code: string;
	    name: trade.Names;
	
	    static createFrom(source: any = {}) {
	        return new UnitSpot(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.kind = source["kind"];
	        this.code = source["code"];
	        this.name = this.convertValues(source["name"], trade.Names);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class UnitFacts {
	    number: string;
	    sscc: string;
	    scan: string;
	    customer: string;
	    kind: string;
	    retired: boolean;
	    gone: boolean;
	    packedOn: string;
	    grossG: number;
	    tareG: number;
	    netG: number;
	    reckonedG: number;
	    packages: number;
	    minNetG: number;
	    maxNetG: number;
	    scaleLine: string;
	    path: UnitSpot[];
	    shipment: string;
	    contents: UnitGoods[];
	    units: UnitOnPallet[];
	    history: UnitStep[];
	
	    static createFrom(source: any = {}) {
	        return new UnitFacts(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.number = source["number"];
	        this.sscc = source["sscc"];
	        this.scan = source["scan"];
	        this.customer = source["customer"];
	        this.kind = source["kind"];
	        this.retired = source["retired"];
	        this.gone = source["gone"];
	        this.packedOn = source["packedOn"];
	        this.grossG = source["grossG"];
	        this.tareG = source["tareG"];
	        this.netG = source["netG"];
	        this.reckonedG = source["reckonedG"];
	        this.packages = source["packages"];
	        this.minNetG = source["minNetG"];
	        this.maxNetG = source["maxNetG"];
	        this.scaleLine = source["scaleLine"];
	        this.path = this.convertValues(source["path"], UnitSpot);
	        this.shipment = source["shipment"];
	        this.contents = this.convertValues(source["contents"], UnitGoods);
	        this.units = this.convertValues(source["units"], UnitOnPallet);
	        this.history = this.convertValues(source["history"], UnitStep);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	export class UnitLabelPrint {
	    copy: number;
	    reason: string;
	    state: string;
	    job: string;
	    printer: string;
	    by: string;
	    at: string;
	
	    static createFrom(source: any = {}) {
	        return new UnitLabelPrint(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.copy = source["copy"];
	        this.reason = source["reason"];
	        this.state = source["state"];
	        this.job = source["job"];
	        this.printer = source["printer"];
	        this.by = source["by"];
	        this.at = source["at"];
	    }
	}
	export class UnitLabels {
	    label: UnitLabel;
	    labels: UnitLabelPrint[];
	
	    static createFrom(source: any = {}) {
	        return new UnitLabels(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.label = this.convertValues(source["label"], UnitLabel);
	        this.labels = this.convertValues(source["labels"], UnitLabelPrint);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	
	
	export class UnitsUnlabelled {
	    units: PackUnit[];
	    more: boolean;
	
	    static createFrom(source: any = {}) {
	        return new UnitsUnlabelled(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.units = this.convertValues(source["units"], PackUnit);
	        this.more = source["more"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

export namespace dossier {
	
	export class Change {
	    pointer: string;
	    op?: string;
	    value?: string;
	
	    static createFrom(source: any = {}) {
	        return new Change(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.pointer = source["pointer"];
	        this.op = source["op"];
	        this.value = source["value"];
	    }
	}
	export class Range {
	    first: string;
	    last: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new Range(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.first = source["first"];
	        this.last = source["last"];
	        this.count = source["count"];
	    }
	}

}

export namespace trade {
	
	export class Names {
	    EN: string;
	    LO: string;
	    ZH: string;
	    TH: string;
	    VI: string;
	
	    static createFrom(source: any = {}) {
	        return new Names(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.EN = source["EN"];
	        this.LO = source["LO"];
	        this.ZH = source["ZH"];
	        this.TH = source["TH"];
	        this.VI = source["VI"];
	    }
	}

}

