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
                id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, ordinal INTEGER, state TEXT NOT NULL,
                parameters TEXT NOT NULL, message TEXT NOT NULL, program TEXT NOT NULL)""",
            """
            CREATE TABLE networks(
                point INTEGER NOT NULL REFERENCES points, number INTEGER NOT NULL, network TEXT NOT NULL, metric TEXT NOT NULL,
                score REAL, sd REAL, p05 REAL, median REAL, p95 REAL, trials INTEGER NOT NULL, digital REAL,
                %s, converter_error REAL, PRIMARY KEY(point, number)) WITHOUT ROWID""".formatted(COSTS),
            """
            CREATE TABLE hardware(
                point INTEGER NOT NULL REFERENCES points, network INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL,
                score REAL, %s, PRIMARY KEY(point, network, number)) WITHOUT ROWID""".formatted(COSTS),
            "CREATE TABLE documents(point INTEGER PRIMARY KEY REFERENCES points, zlib BLOB NOT NULL)",
            """
            CREATE VIEW results AS
                SELECT points.id AS id, lower(hex(key)) AS key, ordinal, state, parameters, message, networks.*
                FROM points LEFT JOIN networks ON networks.point = points.id""");

    private Tables() {}
}
