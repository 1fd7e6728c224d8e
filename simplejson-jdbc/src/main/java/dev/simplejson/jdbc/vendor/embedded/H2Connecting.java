// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.vendor.embedded;

import dev.simplejson.jdbc.dialect.Connecting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** H2: a library that reads a file, or a server. */
final class H2Connecting extends Connecting {
    /** Sequences know no rights, and what is drawn from them no transaction gives back. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\\bNEXTVAL\\b|\\bNEXT(?:\\s|/\\*.*?\\*/|--[^\\n]*\\n|//[^\\n]*\\n)+VALUE\\b|\\bU&",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private volatile boolean isTooOldForLazy;

    /** A file is never created and opened read-only; without that H2 writes to it when it is closed. What the URL says wins. */
    @Override
    public Properties properties(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        Properties properties = new Properties();
        if (isInProcess(lower) && !lower.startsWith("jdbc:h2:mem:")) {
            for (String[] setting : new String[][] {{"ACCESS_MODE_DATA", "r"}, {"IFEXISTS", "TRUE"}}) {
                if (!lower.contains(";" + setting[0].toLowerCase(Locale.ROOT) + "=")) {
                    properties.setProperty(setting[0], setting[1]);
                }
            }
        }
        return properties;
    }

    /** All but those of a server. */
    @Override
    public boolean isInProcess(String url) {
        return !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
    }

    @Override
    @Nullable
    public String file(String url) {
        String name = url.substring("jdbc:h2:".length()).split(";", 2)[0];
        String path = name.startsWith("file:") ? name.substring("file:".length()) : name;
        // Others come from somewhere else, or are cut into pieces; a single letter is a drive.
        if (!isInProcess(url.toLowerCase(Locale.ROOT)) || path.indexOf(':') > 1) {
            return null;
        }
        return (path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path) + ".mv.db";
    }

    /** H2 takes a read-only connection for a hint only, so there is a transaction around all, which is always rolled back. */
    @Override
    public void borrow(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        // Rows as they are found instead of a complete copy of them first.
        setLazy(connection, 1);
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        setLazy(connection, 0);
    }

    /** It saves memory, so one that is too old for it does without. */
    private void setLazy(Connection connection, int lazy) throws SQLException {
        if (isTooOldForLazy) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LAZY_QUERY_EXECUTION " + lazy);
        } catch (SQLException failure) {
            if (!String.valueOf(failure.getSQLState()).startsWith("42")) {
                throw failure;
            }
            isTooOldForLazy = true;
        }
    }

    /** Administrators read and write the files of this process with functions. For others H2 checks rights, and changes are undone. */
    @Override
    public Optional<String> refusalOfFreeSql(Connection connection) throws SQLException {
        String isAdmin = "SELECT IS_ADMIN FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER";
        return Boolean.FALSE.equals(first(connection, isAdmin))
                ? Optional.empty()
                : Optional.of("the user of jdbc.user is an administrator of H2; set it to one with GRANT SELECT only");
    }

    @Override
    @Nullable
    public String refusal(String sql) {
        Matcher matcher = SEQUENCE.matcher(sql);
        return matcher.find() ? "it holds '" + matcher.group() + "', with which H2 can write" : null;
    }
}
