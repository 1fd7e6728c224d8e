// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.connect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a URL and its credentials must not be seen. Drivers put any of it into their messages: a user before a host as a part of the
 * host's name, an unknown parameter with its value, a URL that they cannot read as it is. Immutable.
 */
public final class Secrets {
    /** Where there is nothing to hide: connections that somebody else opens. */
    public static final Secrets NONE = new Secrets(List.of());

    private static final String MASK = "***";
    private static final Pattern DELIMITER = Pattern.compile("[:/@?;&=,()\\[\\]\\s#]+");
    private static final Pattern PARAMETER = Pattern.compile("[?;&,]");
    private static final Pattern HARMLESS =
            Pattern.compile("true|false|-?\\d{1,6}|file|mem|memory|tcp|ssl|nio|zip|thin");
    private static final Pattern WORD = Pattern.compile("\\w{1,3}");
    private static final Pattern NAME_OF_SECRET = Pattern.compile("pass|pwd|secret|token|key|cred|pin");
    private static final int MOST_CAUSES = 20;

    private final List<Pattern> hidden;

    private Secrets(List<Pattern> hidden) {
        this.hidden = hidden;
    }

    /**
     * What a URL and credentials hide.
     *
     * @param shown the part of the URL that messages may show
     * @param isFile whether the URL is that of a file, up to its parameters
     */
    static Secrets of(String url, String shown, boolean isFile, Properties credentials) {
        Set<String> seen = new HashSet<>(List.of(DELIMITER.split(shown, -1)));
        Set<String> found =
                new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));
        String rest = url.substring(Math.min(url.length(), "jdbc:".length()));
        int end = rest.lastIndexOf('@');
        if (end >= 0) {
            String user = rest.substring(0, end).replaceFirst("^.*?//|^[\\w.+-]+:(?:\\w+:(?=.*[:/]))?", "");
            add(found, user);
            add(found, user.substring(user.indexOf(':') + 1));
            for (String part : DELIMITER.split(user, -1)) {
                add(found, part);
            }
        }
        String[] chunks = PARAMETER.split(rest, -1);
        for (String parameter : List.of(chunks).subList(1, chunks.length)) {
            int equals = parameter.indexOf('=');
            String name = parameter.substring(0, Math.max(0, equals)).toLowerCase(Locale.ROOT);
            String value = parameter.substring(equals + 1);
            if (NAME_OF_SECRET.matcher(name).find() || !HARMLESS.matcher(value).matches()) {
                add(found, value);
            }
        }
        if (!isFile) {
            // What messages do not show of the place: it is not clear what that is.
            for (String part : DELIMITER.split(chunks[0], -1)) {
                if (!HARMLESS.matcher(part).matches() && !chunks[0].contains(part + "=")) {
                    add(found, part);
                }
            }
        }
        found.removeAll(seen);
        found.remove(rest.split(":", 2)[0]);
        add(found, credentials.getProperty("password", ""));
        return new Secrets(found.stream().map(Secrets::pattern).toList());
    }

    private static void add(Set<String> found, String text) {
        if (!text.isEmpty()) {
            found.add(text);
            try {
                found.add(URLDecoder.decode(text, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notEncoded) {
                return;
            }
        }
    }

    /** A short one only where it stands alone: elsewhere it is a part of other words. */
    private static Pattern pattern(String secret) {
        String quoted = Pattern.quote(secret);
        return Pattern.compile(WORD.matcher(secret).matches() ? "\\b" + quoted + "\\b" : quoted);
    }

    String mask(String text) {
        String masked = text;
        for (Pattern secret : hidden) {
            masked = secret.matcher(masked).replaceAll(MASK);
        }
        return masked;
    }

    /** The failure as it may be logged: itself if nothing in it is secret, otherwise one like it. */
    public SQLException mask(SQLException failure) {
        return isClean(failure, MOST_CAUSES) ? failure : copy(failure, MOST_CAUSES);
    }

    private boolean isClean(@Nullable Throwable failure, int depth) {
        if (failure == null) {
            return true;
        }
        String told = failure.toString();
        return depth > 0
                && told.equals(mask(told))
                && isClean(failure.getCause(), depth - 1)
                && List.of(failure.getSuppressed()).stream().allMatch(suppressed -> isClean(suppressed, depth - 1))
                && (!(failure instanceof SQLException first) || isClean(first.getNextException(), depth - 1));
    }

    /** Without what is suppressed and what follows. Their type is told by the message, but for the pool's, which decides what is done. */
    private SQLException copy(SQLException failure, int depth) {
        String message = told(failure, SQLException.class);
        String state = failure.getSQLState();
        SQLException copy;
        if (failure instanceof NotOpened known) {
            copy = known.alone();
        } else if (failure instanceof SQLTransientConnectionException) {
            copy = new SQLTransientConnectionException(message, state, failure.getErrorCode());
        } else {
            copy = new SQLException(message, state, failure.getErrorCode());
        }
        return finish(copy, failure, depth);
    }

    private Throwable copyOfCause(Throwable failure, int depth) {
        return failure instanceof SQLException database
                ? copy(database, depth)
                : finish(new Exception(told(failure, Exception.class)), failure, depth);
    }

    private <T extends Throwable> T finish(T copy, Throwable failure, int depth) {
        copy.setStackTrace(failure.getStackTrace());
        if (failure.getCause() != null && depth > 0) {
            copy.initCause(copyOfCause(failure.getCause(), depth - 1));
        }
        return copy;
    }

    private String told(Throwable failure, Class<?> usual) {
        return mask(failure.getClass() == usual ? String.valueOf(failure.getMessage()) : failure.toString());
    }
}
