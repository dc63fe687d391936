// The side of the benchmark that is Turso's own engine: worker threads with a connection each.
//   node turso.mjs FOLDER THREADS ROWS SYNCHRONOUS none|busy|sleep WORK-US MS
// Prints the latency of every transaction in microseconds.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';

const now = () => Number(process.hrtime.bigint() / 1000n);

async function connect(p) {
    const module = await import(pathToFileURL(`${p.folder}/node_modules/@tursodatabase/database/dist/compat.js`));
    const db = new module.Database('bench.db');
    db.exec("PRAGMA journal_mode = 'mvcc'");
    db.exec(`PRAGMA synchronous = ${p.synchronous}`);
    return db;
}

function work(p) {
    if (p.work === 'sleep') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, p.us / 1000);
    if (p.work === 'busy') for (const end = now() + p.us; now() < end; );
}

function transaction(p, db, insert, id) {
    for (let conflicts = 0; ; conflicts++) {
        try {
            db.exec('BEGIN CONCURRENT');
            for (let i = 0; i < p.rows; i++) {
                if (i === p.rows >> 1) work(p);
                insert.run(id + i);
            }
            db.exec('COMMIT');
            return conflicts;
        } catch (error) {
            if (!/conflict|busy|locked/i.test(String(error))) throw error;
            try { db.exec('ROLLBACK'); } catch { /* it is rolled back already */ }
        }
    }
}

async function write() {
    const p = workerData, latencies = [];
    const db = await connect(p);
    const insert = db.prepare("INSERT INTO t(id, data) VALUES (?, 'some data that a row has')");
    parentPort.postMessage('ready');
    await new Promise((go) => parentPort.once('message', go));
    let id = p.number * 1e9, conflicts = 0;
    for (const end = now() + p.ms * 1000; ; id += p.rows) {
        const begin = now();
        conflicts += transaction(p, db, insert, id);
        if (now() >= end) break;
        latencies.push(now() - begin);
    }
    parentPort.postMessage({ latencies, conflicts });
    db.close();
}

async function direct() {
    const [folder, threads, rows, synchronous, kind, us, ms] = process.argv.slice(2);
    const p = { folder, rows: +rows, synchronous: +synchronous, work: kind, us: +us, ms: +ms };
    const db = await connect(p);
    db.exec('CREATE TABLE t(id INTEGER PRIMARY KEY, data TEXT)');
    let ready = 0, conflicts = 0;
    const workers = [];
    await Promise.all(Array.from({ length: +threads }, (_, i) => new Promise((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: { ...p, number: i + 1 } });
        workers.push(worker);
        worker.on('error', reject);
        worker.on('message', (message) => {
            if (message === 'ready') {
                if (++ready === +threads) workers.forEach((w) => w.postMessage('go'));
                return;
            }
            conflicts += message.conflicts;
            process.stdout.write(message.latencies.map((l) => `${l}\n`).join(''));
            resolve();
        });
    })));
    console.log(`conflicts ${conflicts}`);
    db.close();
}

if (isMainThread) await direct();
else await write();
