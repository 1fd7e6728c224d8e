// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.access;

import dev.simplejson.engine.work.Text;
import dev.simplejson.hook.Authenticator;
import dev.simplejson.hook.Caller;
import dev.simplejson.hook.Exchange;
import dev.simplejson.hook.RequestHead;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import dev.simplejson.settings.EngineSettings;
import dev.simplejson.settings.Settings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who may ask an engine, by its settings or by what the application has given it. Thread-safe. */
public final class Access {
    private static final System.Logger LOGGER = System.getLogger(Text.LOGGER);

    private static final String USER_HEADER = "X-Grafana-User";

    private final @Nullable Authenticator authenticator;
    private final boolean grafanaUser;
    private final Hosts hosts;
    private final AtomicBoolean warned = new AtomicBoolean();

    private Access(@Nullable Authenticator authenticator, boolean grafanaUser, Hosts hosts) {
        this.authenticator = authenticator;
        this.grafanaUser = grafanaUser;
        this.hosts = hosts;
    }

    /**
     * Reads the settings, and the keys from where they are.
     *
     * @param given what the application decides by; null if it leaves that to the settings
     * @param environment the values of environment variables by their names; null for those that are not set
     * @param sources the names of the sources that there are
     * @throws IllegalArgumentException if the settings contradict each other, or there are no keys where they say
     */
    public static Access of(
            Settings settings,
            @Nullable Authenticator given,
            UnaryOperator<@Nullable String> environment,
            Set<String> sources) {
        String auth = settings.get(EngineSettings.AUTH);
        if (given != null && !auth.equals("none")) {
            throw new IllegalArgumentException("setting 'auth' is '" + auth
                    + "', but the application brings an authenticator of its own; choose one");
        }
        Authenticator chosen = given != null ? given : chosen(auth, settings, environment, sources);
        boolean grafanaUser = settings.get(EngineSettings.GRAFANA_USER);
        if (grafanaUser && chosen == null) {
            throw new IllegalArgumentException("setting 'grafana-user' is on, but 'auth' is none:"
                    + " anybody could send the header and be anybody; expected 'auth' to say who may");
        }
        return new Access(chosen, grafanaUser, new Hosts(settings.get(EngineSettings.ALLOWED_HOSTS)));
    }

    private static @Nullable Authenticator chosen(
            String auth, Settings settings, UnaryOperator<@Nullable String> environment, Set<String> sources) {
        boolean takesKeys = !auth.equals("none") && !auth.equals("container");
        if (!takesKeys) {
            refuseKeys(auth, settings);
            return auth.equals("none") ? null : Access::ofContainer;
        }
        List<Key> keys = keys(auth, settings, environment, sources);
        return switch (auth) {
            case "basic" -> KeyAuthenticator.basic(keys);
            case "bearer" -> KeyAuthenticator.bearer(keys);
            default -> KeyAuthenticator.header(keys, settings.get(EngineSettings.AUTH_HEADER));
        };
    }

    /** Who has written keys down believes that they are asked for. */
    private static void refuseKeys(String auth, Settings settings) {
        for (var setting : List.of(EngineSettings.AUTH_KEYS_FILE, EngineSettings.AUTH_KEYS_ENV)) {
            if (!settings.get(setting).isEmpty()) {
                throw new IllegalArgumentException("setting '" + setting.name() + "' is set, but 'auth' is " + auth
                        + ", which asks for no keys; expected 'auth' to be basic, bearer or header");
            }
        }
    }

    private static List<Key> keys(
            String auth, Settings settings, UnaryOperator<@Nullable String> environment, Set<String> sources) {
        String file = settings.get(EngineSettings.AUTH_KEYS_FILE);
        String variable = settings.get(EngineSettings.AUTH_KEYS_ENV);
        if (file.isEmpty() == variable.isEmpty()) {
            throw new IllegalArgumentException("setting 'auth' is '" + auth + "', which needs keys; expected one of"
                    + " 'auth-keys-file', the file that holds them, and 'auth-keys-env', the environment variable");
        }
        Keys keys = file.isEmpty()
                ? Keys.read(text(variable, environment), "environment variable " + variable, sources)
                : Keys.read(text(file), "'auth-keys-file' " + file, sources);
        keys.warnings().forEach(warning -> LOGGER.log(System.Logger.Level.WARNING, warning));
        return keys.all();
    }

    private static String text(String variable, UnaryOperator<@Nullable String> environment) {
        @Nullable String value = environment.apply(variable);
        if (value == null) {
            throw new IllegalArgumentException("setting 'auth-keys-env' names an environment variable that is not set");
        }
        return value;
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (CharacterCodingException notText) {
            throw new IllegalArgumentException("'auth-keys-file' " + file + " is not a text in UTF-8", notText);
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException(
                    "'auth-keys-file' " + file + " cannot be read: " + reason(file, unreadable), unreadable);
        }
    }

    /** What is shown of a start that fails is the message alone. */
    private static String reason(String file, Exception unreadable) {
        if (unreadable instanceof InvalidPathException) {
            return "no file can be called so";
        }
        Path path = Path.of(file).toAbsolutePath();
        if (Files.isDirectory(path)) {
            return "it is a folder";
        }
        if (unreadable instanceof NoSuchFileException) {
            return "there is no file " + path;
        }
        return unreadable instanceof AccessDeniedException
                ? "the user of this process may not"
                : String.valueOf(unreadable.getMessage());
    }

    private static Caller ofContainer(RequestHead request) {
        @Nullable String principal = request.principal();
        if (principal == null) {
            throw new SimpleJsonException(
                    ErrorKind.UNAUTHORIZED,
                    "nobody has logged in; the setting 'auth' leaves it to the server to find out who asks");
        }
        return Caller.named(principal);
    }

    /** Whether not everybody may ask. */
    public boolean isLimited() {
        return authenticator != null;
    }

    /**
     * Whether a request may be looked at at all: by the name it calls the server.
     *
     * @throws SimpleJsonException if not
     */
    public void check(Exchange exchange) {
        hosts.check(exchange);
        @Nullable String address = exchange.localAddress();
        if (authenticator == null && address != null && !warned.get() && exchange.principal() == null) {
            listensOn(address);
        }
    }

    /** The server can be reached at this address: says once if others can, and nobody is asked who they are. */
    public void listensOn(String address) {
        if (authenticator == null && !Hosts.isLocal(address) && warned.compareAndSet(false, true)) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "whoever reaches " + address + " can read all data, because the setting 'auth' is none;"
                            + " see docs/security.md");
        }
    }

    /**
     * Who asks.
     *
     * @throws Exception as {@link Authenticator#authenticate}
     */
    public Caller caller(RequestHead request) throws Exception {
        if (authenticator == null) {
            return Caller.anonymous();
        }
        Caller caller = authenticator.authenticate(request);
        @Nullable String user = grafanaUser ? request.header(USER_HEADER) : null;
        return user == null || user.isBlank() ? caller : caller.onBehalfOf(user.strip());
    }
}
