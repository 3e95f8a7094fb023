package mho.scenarios.sweep;

import java.util.List;

/** The tables of a store; docs/sweeps.md describes them to those who query them. */
final class Tables {
    private static final String COSTS =
            "energy REAL, energy_low REAL, energy_high REAL, latency REAL, area REAL, leakage REAL";

    static final List<String> ALL = List.of(
            """
            CREATE TABLE scenarios(
                id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, json TEXT NOT NULL,
                present INTEGER NOT NULL DEFAULT 0, complete INTEGER NOT NULL DEFAULT 0)""",
            """
            CREATE TABLE points(
                key TEXT PRIMARY KEY, ordinal INTEGER, state TEXT NOT NULL, parameters TEXT NOT NULL,
                message TEXT NOT NULL, program TEXT NOT NULL) WITHOUT ROWID""",
            """
            CREATE TABLE networks(
                point TEXT NOT NULL REFERENCES points, number INTEGER NOT NULL, network TEXT NOT NULL, metric TEXT NOT NULL,
                score REAL, sd REAL, p05 REAL, median REAL, p95 REAL, trials INTEGER NOT NULL, digital REAL,
                %s, converter_error REAL, PRIMARY KEY(point, number)) WITHOUT ROWID""".formatted(COSTS),
            """
            CREATE TABLE hardware(
                point TEXT NOT NULL REFERENCES points, number INTEGER NOT NULL, name TEXT NOT NULL, score REAL,
                %s, PRIMARY KEY(point, number, name))""".formatted(COSTS),
            "CREATE TABLE documents(point TEXT PRIMARY KEY REFERENCES points, zlib BLOB NOT NULL) WITHOUT ROWID",
            """
            CREATE VIEW results AS
                SELECT points.*, networks.* FROM points LEFT JOIN networks ON networks.point = points.key""");

    private Tables() {}
}
