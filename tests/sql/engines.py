# SPDX-License-Identifier: MPL-2.0
"""The databases: each with tables of customers, groups and amounts, and what queries give.

    with PostgreSQL() as engine:
        batch = Batch()
        batch.table("orders", "numeric", [("a", "north", "12.50")])
        batch.query("SELECT * FROM orders")
        [rows] = engine.run(batch)          # every value as text, None for NULL

An engine that is not here raises tap.Skip when it is entered.
"""
import json
import os
import pwd
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path

import tap

ROOT = Path(__file__).resolve().parents[2]
FIELD, NULL, END = "\x1f", "\x1e", "\x1d"


class Batch:
    """Tables and queries, for an engine to run in one go."""

    def __init__(self):
        self.statements = []
        self.tables = []
        self.queries = []

    def statement(self, text):
        """Something to be done before the tables are made."""
        self.statements.append(text)

    def table(self, name, kind, rows):
        """A table of customer, territory and amount, whose amounts are of one kind: integer,
        numeric or double. The amounts are texts, and None is NULL."""
        self.tables.append((name, kind, rows))

    def query(self, text):
        self.queries.append(text)


def definition(name, amount):
    return f"CREATE TABLE {name} (customer VARCHAR(40), territory VARCHAR(40), amount {amount})"


class SQLite:
    """As Python brings it. Of decimals it makes doubles."""
    name = "SQLite"
    kinds = {"integer": "INTEGER", "numeric": "NUMERIC", "double": "REAL"}
    exact = ("integer",)
    not_finite = ("9e999",)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def version(self):
        return sqlite3.sqlite_version

    def run(self, batch):
        connection = sqlite3.connect(":memory:")
        for statement in batch.statements:
            connection.execute(statement)
        for name, kind, rows in batch.tables:
            connection.execute(definition(name, self.kinds[kind]))
            connection.executemany(f"INSERT INTO {name} VALUES (?, ?, ?)", rows)
        found = [[tuple(None if one is None else str(one) for one in row)
                  for row in connection.execute(query)] for query in batch.queries]
        connection.close()
        return found


class PostgreSQL:
    """A server of its own in a temporary folder, on a socket there, which no network sees. It
    refuses to run as root, so it is then run as the user postgres, or nobody."""
    name = "PostgreSQL"
    kinds = {"integer": "BIGINT", "numeric": "NUMERIC", "double": "DOUBLE PRECISION"}
    exact = ("integer", "numeric")
    not_finite = ("CAST('NaN' AS DOUBLE PRECISION)",)
    SECONDS = 60  # to begin, and to end

    def __init__(self, *settings):
        self.settings = settings
        self.server = None

    @staticmethod
    def _program(name):
        folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
        found = shutil.which(name, path=os.pathsep.join([*map(str, folders), os.environ["PATH"]]))
        if found is None:
            tap.skip(f"there is no {name}: install PostgreSQL")
        return found

    def __enter__(self):
        initdb, postgres, self.psql = map(self._program, ("initdb", "postgres", "psql"))
        self.folder = Path(tempfile.mkdtemp(prefix="vitalfew-sql-"))
        self.user = {}
        if os.geteuid() == 0:
            names = {one.pw_name for one in pwd.getpwall()}
            user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        try:
            subprocess.run([initdb, "-D", self.folder / "data", "-A", "trust", "-U", "tests",
                            "-E", "UTF8", "--locale=C", "--no-sync"], cwd=self.folder, check=True,
                           stdout=subprocess.DEVNULL, **self.user)
            self._start(postgres)
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self, postgres):
        settings = [part for one in (
            "listen_addresses=", f"unix_socket_directories={self.folder}", "fsync=off",
            "jit=off", *self.settings) for part in ("-c", one)]
        with open(self.folder / "log", "wb") as log:
            self.server = subprocess.Popen([postgres, "-D", self.folder / "data", *settings],
                                           cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log,
                                           stderr=subprocess.STDOUT, **self.user)
        deadline = time.monotonic() + self.SECONDS
        while self.call("SELECT 1", check=False).returncode != 0:
            if self.server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "log").read_text(errors="replace"))
            time.sleep(0.1)

    def __exit__(self, *_):
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)  # ends its sessions, too
            try:
                self.server.wait(self.SECONDS)
            except subprocess.TimeoutExpired:
                self.server.send_signal(signal.SIGQUIT)
                self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        return False

    def call(self, script, check=True):
        """Run a script of psql's."""
        done = subprocess.run(
            [self.psql, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-F", FIELD, "-P",
             f"null={NULL}", "-h", self.folder, "-U", "tests", "-d", "postgres", "-f", "-"],
            input=script, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if check and done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done

    def version(self):
        return self.call("SHOW server_version;").stdout.strip()

    def run(self, batch):
        script = [f"{statement};" for statement in batch.statements]
        for name, kind, rows in batch.tables:
            script.append(f"DROP TABLE IF EXISTS {name};\n{definition(name, self.kinds[kind])};\n"
                          f"COPY {name} FROM STDIN;")
            script += ["\t".join(r"\N" if one is None else one for one in row) for row in rows]
            script.append(r"\.")
        for query in batch.queries:
            script.append(f"{query};\n\\echo {END}")
        printed = self.call("\n".join(script) + "\n").stdout
        return [[tuple(None if one == NULL else one for one in line.split(FIELD))
                 for line in part.split("\n")[:-1]] for part in printed.split(f"{END}\n")[:-1]]


class DuckDB:
    """From npm: npm install --prefix build @duckdb/node-api"""
    name = "DuckDB"
    kinds = {"integer": "BIGINT", "numeric": "DECIMAL(18, 2)", "double": "DOUBLE"}
    exact = ("integer", "numeric")
    not_finite = ("CAST('NaN' AS DOUBLE PRECISION)",)
    PROGRAM = """
        const {DuckDBInstance, version} = require("@duckdb/node-api");
        const text = value => value === null ? null : String(value);
        (async () => {
            const batch = JSON.parse(require("fs").readFileSync(0, "utf8"));
            const connection = await (await DuckDBInstance.create()).connect();
            for (const one of batch.statements)
                await connection.run(one);
            const found = [];
            for (const query of batch.queries) {
                const rows = (await connection.runAndReadAll(query)).getRows();
                found.push(rows.map(row => row.map(text)));
            }
            process.stdout.write(JSON.stringify([version(), found]));
        })().catch(error => { console.error(String(error)); process.exit(1); });
    """

    def __enter__(self):
        self.node = shutil.which("node")
        done = self.node and self._call({"statements": [], "queries": []})
        if not done or done.returncode != 0:
            tap.skip("there is no DuckDB for Node.js: npm install --prefix build @duckdb/node-api")
        self.told = json.loads(done.stdout)[0]
        self.folder = Path(tempfile.mkdtemp(prefix="vitalfew-sql-"))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)
        return False

    def _call(self, batch):
        return subprocess.run(
            [self.node, "-e", self.PROGRAM], input=json.dumps(batch), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, check=False,
            env={**os.environ, "NODE_PATH": os.pathsep.join(filter(None, (
                str(ROOT / "build" / "node_modules"), os.environ.get("NODE_PATH"))))})

    def version(self):
        return self.told

    def run(self, batch):
        statements = list(batch.statements)
        for number, (name, kind, rows) in enumerate(batch.tables):
            path = self.folder / f"{number}.csv"
            path.write_text("".join(",".join("" if one is None else one for one in row) + "\n"
                                    for row in rows), encoding="utf-8")
            statements += [definition(name, self.kinds[kind]),
                           f"COPY {name} FROM '{path}' (HEADER false, DELIMITER ',')"]
        done = self._call({"statements": statements, "queries": batch.queries})
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return [[tuple(row) for row in rows] for rows in json.loads(done.stdout)[1]]


ENGINES = (SQLite, PostgreSQL, DuckDB)
