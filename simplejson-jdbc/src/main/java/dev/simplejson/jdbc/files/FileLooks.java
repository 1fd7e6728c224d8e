// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import dev.simplejson.jdbc.files.NamedFiles.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found out about files, so that one that has not changed is not looked at again. Not thread-safe. */
public final class FileLooks implements AutoCloseable {
    private final Connection connection;
    private final Clock clock;
    private final Map<Path, Found> found = new HashMap<>();

    /**
     * Nothing is known yet.
     *
     * @param connection to a database of its own, in which all that this process may read can be
     */
    public FileLooks(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * What was found out about a file.
     *
     * @param sql its rows
     * @param csv more, if it is one of CSV
     */
    public record Found(State state, String sql, CsvFile.@Nullable Look csv) {
        /** An example of each column whose points may be between thousands. */
        public Map<String, String> pointed() {
            return csv == null ? Map.of() : csv.doubts().pointed();
        }

        /** A number with a comma before its decimals; empty if there is none. */
        public String decimals() {
            return csv == null ? "" : csv.doubts().decimals();
        }

        /** What there is to say of it. */
        public List<Remark> remarks() {
            return csv == null ? List.of() : csv.remarks();
        }
    }

    /**
     * Looks at a file if it has changed.
     *
     * @throws SQLException if it cannot be read, with the reason
     */
    public Found look(State state) throws SQLException {
        Path file = state.file();
        Found known = found.get(file);
        if (known != null && known.state().equals(state)) {
            return known;
        }
        Found now = state.reader().equals("read_parquet") ? ofColumns(state) : ofText(state, known);
        found.put(file, now);
        return now;
    }

    private Found ofColumns(State state) throws SQLException {
        String call = state.reader() + "(" + Quoting.literal(state.file().toString()) + ")";
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + call + " LIMIT 0")) {
            return new Found(state, Fields.sql(connection, none, call), null);
        }
    }

    private Found ofText(State state, @Nullable Found known) throws SQLException {
        Path file = state.file();
        try {
            if (state.reader().equals("read_json")) {
                return new Found(state, new JsonFile(connection, file).sql(), null);
            }
            CsvFile.Look csv =
                    new CsvFile(connection, file, known == null ? null : known.csv(), clock.instant()).look();
            return new Found(state, csv.sql(file), csv);
        } catch (Unreadable why) {
            throw why;
        } catch (SQLException unreadable) {
            String why = Encoding.problem(file, unreadable);
            if (why != null) {
                throw Unreadable.encoded(why, unreadable);
            }
            throw state.reader().equals("read_json") ? Unreadable.json(unreadable) : unreadable;
        }
    }

    /** Forgets the others. */
    public void keep(Collection<State> states) {
        Set<Path> files = states.stream().map(State::file).collect(Collectors.toSet());
        found.keySet().retainAll(files);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
