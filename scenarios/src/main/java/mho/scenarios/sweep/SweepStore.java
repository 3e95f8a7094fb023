package mho.scenarios.sweep;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import mho.scenarios.json.JsonBinder;
import mho.scenarios.json.JsonText;
import mho.scenarios.sweep.NetworkMeasures.CostMeasures;
import mho.scenarios.sweep.NetworkMeasures.ReferenceMeasures;
import mho.scenarios.sweep.NetworkMeasures.Score;
import mho.scenarios.sweep.SweepPoint.State;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/**
 * The points of a sweep in an SQLite file. A process that is killed at any moment loses what it had not added yet, and nothing
 * else: additions are whole transactions in a write-ahead log, which the next process that opens the file takes over. Used by
 * several threads of one process; other processes can read at the same time.
 */
public final class SweepStore implements AutoCloseable {
    /** Name of the file in a folder of results. */
    public static final String FILE = "sweep.sqlite";

    /** Version of the tables; a store of a later one is refused. */
    static final int SCHEMA = 1;

    /** "mho1" in ASCII: tells a sweep's file from others. */
    private static final int APPLICATION = 0x6d686f31;

    private static final int BUSY_MILLIS = 10_000;
    /** 64 MiB, which SQLite wants as a negative number of KiB: the keys of a million points. */
    private static final int CACHE_KIB = -65_536;

    /** Pages of 4 KiB in the log before they go into the file, which takes a wait for the disk. */
    private static final int LOGGED_PAGES = 16_384;

    private final Path file;
    private final Connection connection;
    private final Optional<FolderLock> lock;
    private final JsonBinder json = new JsonBinder(Map.of());

    private SweepStore(Path file, Connection connection, Optional<FolderLock> lock) {
        this.file = file;
        this.connection = connection;
        this.lock = lock;
    }

    /**
     * Opens the store of a folder to add to it; makes one if there is none.
     *
     * @throws IllegalArgumentException if the folder has something else under the store's name, or a newer store
     * @throws IllegalStateException if another process is at work on it, or it cannot be written
     */
    public static SweepStore open(Path folder) {
        return open(folder, Long.MAX_VALUE);
    }

    /** The same on a file that may have so many pages only, as on a disk that gets full. */
    static SweepStore open(Path folder, long mostPages) {
        FolderLock lock = FolderLock.of(folder);
        try {
            Path file = folder.resolve(FILE);
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
            config.setBusyTimeout(BUSY_MILLIS);
            config.setTempStore(SQLiteConfig.TempStore.MEMORY);
            config.setCacheSize(CACHE_KIB);
            SweepStore store = new SweepStore(file, connection(file, config), Optional.of(lock));
            store.prepare(mostPages);
            return store;
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /**
     * Opens the store of a folder to read it.
     *
     * @throws IllegalArgumentException if the folder has none, or a newer one
     */
    public static SweepStore read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "There is no sweep in %s: it has no %s. mho sweep makes one.".formatted(folder, FILE));
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setOpenMode(SQLiteOpenMode.READONLY);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        config.setBusyTimeout(BUSY_MILLIS);
        SweepStore store = new SweepStore(file, connection(file, config), Optional.empty());
        store.requireReadable();
        return store;
    }

    private static Connection connection(Path file, SQLiteConfig config) {
        try {
            return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        } catch (SQLException e) {
            throw refusal(file, e);
        }
    }

    /** Work with the database. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private synchronized <T> T with(Work<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw refusal(file, e);
        }
    }

    /** All of the work is kept, or nothing of it. */
    private <T> T transaction(Work<T> work) {
        return with(open -> {
            open.setAutoCommit(false);
            try {
                T result = work.on(open);
                open.commit();
                open.setAutoCommit(true);
                return result;
            } catch (SQLException | RuntimeException failure) {
                rollBack(open, failure);
                throw failure;
            }
        });
    }

    /** Neither step may hide the failure: a full disk has rolled back by itself, and then there is nothing to end. */
    private static void rollBack(Connection open, Exception failure) {
        try {
            open.rollback();
        } catch (SQLException already) {
            failure.addSuppressed(already);
        }
        try {
            open.setAutoCommit(true);
        } catch (SQLException already) {
            failure.addSuppressed(already);
        }
    }

    private void prepare(long mostPages) {
        try {
            if (number("PRAGMA application_id") == 0 && number("SELECT count(*) FROM sqlite_master") == 0) {
                transaction(open -> {
                    try (Statement statement = open.createStatement()) {
                        for (String table : Tables.ALL) {
                            statement.execute(table);
                        }
                        statement.execute("PRAGMA application_id=" + APPLICATION);
                        statement.execute("PRAGMA user_version=" + SCHEMA);
                    }
                    return null;
                });
            }
            requireReadable();
            number("PRAGMA wal_autocheckpoint=" + LOGGED_PAGES);
            if (mostPages < Long.MAX_VALUE) {
                number("PRAGMA max_page_count=" + mostPages);
            }
        } catch (RuntimeException refused) {
            closeQuietly();
            throw refused;
        }
    }

    private void requireReadable() {
        if (number("PRAGMA application_id") != APPLICATION) {
            throw new IllegalArgumentException("%s is an SQLite file, but not of a sweep of mho.".formatted(file));
        }
        long version = number("PRAGMA user_version");
        if (version != SCHEMA) {
            throw new IllegalArgumentException(
                    "%s is a store of version %d, but this mho knows version %d. Use a newer mho, or another folder."
                            .formatted(file, version, SCHEMA));
        }
    }

    private long number(String query) {
        return with(open -> {
            try (Statement statement = open.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        });
    }

    private static RuntimeException refusal(Path file, SQLException failure) {
        if (failure instanceof SQLiteException known && known.getResultCode() == SQLiteErrorCode.SQLITE_NOTADB) {
            return new IllegalArgumentException(
                    "%s is not an SQLite file. Take another folder, or move it away.".formatted(file), failure);
        }
        String reason = failure instanceof SQLiteException known
                ? switch (known.getResultCode()) {
                    case SQLITE_FULL -> "the disk is full. Free some space and give the same command again";
                    case SQLITE_READONLY,
                            SQLITE_READONLY_DBMOVED,
                            SQLITE_READONLY_DIRECTORY,
                            SQLITE_READONLY_CANTINIT,
                            SQLITE_READONLY_RECOVERY,
                            SQLITE_READONLY_ROLLBACK,
                            SQLITE_READONLY_CANTLOCK -> "it is read-only";
                    case SQLITE_CANTOPEN -> "it cannot be opened; is its folder read-only?";
                    case SQLITE_BUSY, SQLITE_LOCKED -> "another program keeps it locked";
                    case SQLITE_CORRUPT -> "it is damaged; restore it from a copy, or sqlite3 FILE .recover";
                    default -> failure.getMessage();
                }
                : failure.getMessage();
        String text = "The sweep's store %s fails: %s. Points that were added before are kept.".formatted(file, reason);
        return new StoreException(text, failure);
    }

    /**
     * Makes a scenario the one that the store is about.
     *
     * @param hash of all that the sweep depends on
     * @param text the scenario
     * @return whether all of its points are there
     */
    public boolean begin(String hash, String text) {
        return transaction(open -> {
            try (PreparedStatement insert = open.prepareStatement(
                    "INSERT INTO scenarios(hash, json) VALUES(?, ?) ON CONFLICT(hash) DO NOTHING")) {
                insert.setString(1, hash);
                insert.setString(2, text);
                insert.executeUpdate();
            }
            try (PreparedStatement select =
                    open.prepareStatement("SELECT id, present, complete FROM scenarios WHERE hash = ?")) {
                select.setString(1, hash);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    if (row.getInt(2) == 1) {
                        return row.getInt(3) == 1;
                    }
                    change(open, row.getLong(1));
                    return false;
                }
            }
        });
    }

    /** Points get their numbers in the new scenario anew. */
    private static void change(Connection open, long scenario) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.executeUpdate("UPDATE points SET ordinal = NULL");
            statement.executeUpdate("UPDATE scenarios SET present = 0, complete = 0");
            statement.executeUpdate("UPDATE scenarios SET present = 1 WHERE id = " + scenario);
        }
    }

    /** All points of the present scenario are there. */
    public void complete() {
        with(open -> {
            try (Statement statement = open.createStatement()) {
                return statement.executeUpdate("UPDATE scenarios SET complete = 1 WHERE present = 1");
            }
        });
    }

    /** Returns the text of the scenario that the store is about; empty if none was begun. */
    public Optional<String> scenario() {
        return with(open -> {
            try (Statement statement = open.createStatement();
                    ResultSet row = statement.executeQuery("SELECT json FROM scenarios WHERE present = 1")) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }

    /**
     * A point that is there.
     *
     * @param ordinal its number in the present scenario; {@link SweepPoint#ELSEWHERE} if that does not have it
     * @param state   how its evaluation ended
     */
    public record Known(long ordinal, State state) {}

    /** Returns all points that are there, by their keys. */
    public Map<String, Known> known() {
        return with(open -> {
            Map<String, Known> known = new HashMap<>();
            try (Statement statement = open.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT key, ordinal, state FROM points")) {
                while (rows.next()) {
                    known.put(hex(rows, 1), new Known(ordinal(rows, 2), State.of(rows.getString(3))));
                }
            }
            return known;
        });
    }

    private static String hex(ResultSet row, int column) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(column));
    }

    private static byte[] bytes(String key) {
        return HexFormat.of().parseHex(key);
    }

    private static long ordinal(ResultSet row, int column) throws SQLException {
        long ordinal = row.getLong(column);
        return row.wasNull() ? SweepPoint.ELSEWHERE : ordinal;
    }

    /**
     * What the present scenario calls a point that is there already.
     *
     * @param ordinal    its number
     * @param parameters what was set
     */
    public record Name(long ordinal, Map<String, Object> parameters) {}

    /** Names points that are there already; the smaller number stays. */
    public void rename(Map<String, Name> names) {
        if (names.isEmpty()) {
            return;
        }
        transaction(open -> {
            try (PreparedStatement update = open.prepareStatement(
                    "UPDATE points SET ordinal = ?1, parameters = ?2 WHERE key = ?3 AND (ordinal IS NULL OR ordinal > ?1)")) {
                for (Map.Entry<String, Name> entry : names.entrySet()) {
                    update.setLong(1, entry.getValue().ordinal);
                    update.setString(2, oneLine(entry.getValue().parameters));
                    update.setBytes(3, bytes(entry.getKey()));
                    update.addBatch();
                }
                return update.executeBatch();
            }
        });
    }

    /**
     * A point to be kept.
     *
     * @param point    its numbers
     * @param document all that was found out, as JSON; empty if the numbers are all
     */
    public record Addition(SweepPoint point, String document) {}

    /**
     * Adds points, all of them or none. Results of a point that is there are replaced; its name stays if it has the smaller number.
     */
    public void add(List<Addition> additions) {
        if (additions.isEmpty()) {
            return;
        }
        transaction(open -> {
            try (Insertion insertion = new Insertion(open)) {
                for (Addition addition : additions) {
                    insertion.add(addition);
                }
                insertion.end();
            }
            return null;
        });
    }

    /** The statements of an addition. */
    private static final class Insertion implements AutoCloseable {
        private final PreparedStatement point;
        private final PreparedStatement network;
        private final PreparedStatement reference;
        private final PreparedStatement document;

        Insertion(Connection open) throws SQLException {
            point = open.prepareStatement("""
                    INSERT INTO points(key, ordinal, state, parameters, message, program) VALUES(?, ?, ?, ?, ?, ?)
                    ON CONFLICT(key) DO UPDATE SET
                        parameters = CASE WHEN excluded.ordinal < coalesce(ordinal, excluded.ordinal + 1)
                            THEN excluded.parameters ELSE parameters END,
                        ordinal = coalesce(min(ordinal, excluded.ordinal), ordinal, excluded.ordinal),
                        state = excluded.state, message = excluded.message, program = excluded.program
                    RETURNING id""");
            network = open.prepareStatement("INSERT OR REPLACE INTO networks VALUES(?" + ", ?".repeat(17) + ")");
            reference = open.prepareStatement("INSERT OR REPLACE INTO hardware VALUES(?" + ", ?".repeat(10) + ")");
            document = open.prepareStatement("INSERT OR REPLACE INTO documents VALUES(?, ?)");
        }

        void add(Addition addition) throws SQLException {
            SweepPoint added = addition.point;
            point.setBytes(1, bytes(added.key()));
            if (added.ordinal() == SweepPoint.ELSEWHERE) {
                point.setNull(2, Types.INTEGER);
            } else {
                point.setLong(2, added.ordinal());
            }
            point.setString(3, added.state().key());
            point.setString(4, oneLine(added.parameters()));
            point.setString(5, added.message());
            point.setString(6, added.program());
            long id;
            try (ResultSet row = point.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
            for (int n = 0; n < added.networks().size(); n++) {
                add(id, n, added.networks().get(n));
            }
            if (!addition.document.isEmpty()) {
                document.setLong(1, id);
                document.setBytes(2, deflated(addition.document));
                document.addBatch();
            }
        }

        private void add(long id, int number, NetworkMeasures measures) throws SQLException {
            network.setLong(1, id);
            network.setInt(2, number);
            network.setString(3, measures.name());
            network.setString(4, measures.metric());
            Score score = measures.score();
            double[] values = {score.mean(), score.sd(), score.p05(), score.median(), score.p95()};
            set(network, 5, values);
            network.setInt(10, score.trials());
            set(network, 11, measures.digital());
            set(network, 12, numbers(measures.cost()));
            set(network, 18, measures.converterError());
            network.addBatch();
            for (int k = 0; k < measures.references().size(); k++) {
                ReferenceMeasures other = measures.references().get(k);
                reference.setLong(1, id);
                reference.setInt(2, number);
                reference.setInt(3, k);
                reference.setString(4, other.name());
                set(reference, 5, other.score());
                set(reference, 6, numbers(other.cost()));
                reference.addBatch();
            }
        }

        /** Points are in by now, whose numbers the others go by. */
        void end() throws SQLException {
            network.executeBatch();
            reference.executeBatch();
            document.executeBatch();
        }

        private static double[] numbers(CostMeasures cost) {
            return new double[] {cost.energy(), cost.low(), cost.high(), cost.latency(), cost.area(), cost.leakage()};
        }

        /** What was not taken is NULL. */
        private static void set(PreparedStatement statement, int column, double... values) throws SQLException {
            for (int k = 0; k < values.length; k++) {
                if (Double.isNaN(values[k])) {
                    statement.setNull(column + k, Types.REAL);
                } else {
                    statement.setDouble(column + k, values[k]);
                }
            }
        }

        @Override
        public void close() throws SQLException {
            point.close();
            network.close();
            reference.close();
            document.close();
        }
    }

    /** Line breaks inside texts are escaped in JSON, so those that are there, and the spaces after them, are between values. */
    private static String oneLine(Map<String, Object> parameters) {
        String text = JsonText.of(parameters);
        StringBuilder line = new StringBuilder(text.length());
        for (int k = 0; k < text.length(); k++) {
            if (text.charAt(k) != '\n') {
                line.append(text.charAt(k));
                continue;
            }
            while (k + 1 < text.length() && text.charAt(k + 1) == ' ') {
                k++;
            }
        }
        return line.toString();
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns all that was found out about a point, as JSON; empty if its numbers are all. */
    public String document(String key) {
        return with(open -> {
            try (PreparedStatement select =
                    open.prepareStatement("SELECT zlib FROM documents JOIN points ON point = id WHERE key = ?")) {
                select.setBytes(1, bytes(key));
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? inflated(row.getBytes(1)) : "";
                }
            }
        });
    }

    private static String inflated(byte[] bytes) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all points: those of the present scenario in their order, then others by their keys. */
    public List<SweepPoint> points() {
        return with(open -> {
            Map<Long, List<NetworkMeasures>> networks = networks(open);
            List<SweepPoint> points = new ArrayList<>();
            try (Statement statement = open.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT key, ordinal, state, parameters, message, program, id FROM points ORDER BY ordinal IS NULL, ordinal, key")) {
                while (row.next()) {
                    points.add(new SweepPoint(
                            hex(row, 1),
                            ordinal(row, 2),
                            State.of(row.getString(3)),
                            parameters(row.getString(4)),
                            row.getString(5),
                            row.getString(6),
                            networks.getOrDefault(row.getLong(7), List.of())));
                }
            }
            return points;
        });
    }

    private Map<String, Object> parameters(String text) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        ((Map<?, ?>) json.read(text, Object.class)).forEach((key, value) -> parameters.put((String) key, value));
        return parameters;
    }

    private static Map<Long, List<NetworkMeasures>> networks(Connection open) throws SQLException {
        Map<Row, List<ReferenceMeasures>> references = references(open);
        Map<Long, List<NetworkMeasures>> networks = new HashMap<>();
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM networks ORDER BY point, number")) {
            while (row.next()) {
                Score score =
                        new Score(real(row, 5), real(row, 6), real(row, 7), real(row, 8), real(row, 9), row.getInt(10));
                networks.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new NetworkMeasures(
                                row.getString(3),
                                row.getString(4),
                                score,
                                real(row, 11),
                                cost(row, 12),
                                real(row, 18),
                                references.getOrDefault(new Row(row.getLong(1), row.getInt(2)), List.of())));
            }
        }
        return networks;
    }

    /** A network of a point. */
    private record Row(long point, int network) {}

    private static Map<Row, List<ReferenceMeasures>> references(Connection open) throws SQLException {
        Map<Row, List<ReferenceMeasures>> references = new HashMap<>();
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM hardware ORDER BY point, network, number")) {
            while (row.next()) {
                references
                        .computeIfAbsent(new Row(row.getLong(1), row.getInt(2)), key -> new ArrayList<>())
                        .add(new ReferenceMeasures(row.getString(4), real(row, 5), cost(row, 6)));
            }
        }
        return references;
    }

    private static CostMeasures cost(ResultSet row, int column) throws SQLException {
        return new CostMeasures(
                real(row, column),
                real(row, column + 1),
                real(row, column + 2),
                real(row, column + 3),
                real(row, column + 4),
                real(row, column + 5));
    }

    private static double real(ResultSet row, int column) throws SQLException {
        return row.getObject(column) instanceof Double value ? value : Double.NaN;
    }

    /** A store at rest is one file, which can be read where nothing can be written. */
    @Override
    public synchronized void close() {
        if (lock.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=DELETE");
            } catch (SQLException someoneReads) {
                // the log stays beside the file until the next one closes it
            }
        }
        closeQuietly();
        lock.ifPresent(FolderLock::close);
    }

    private void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw refusal(file, e);
        }
    }
}
