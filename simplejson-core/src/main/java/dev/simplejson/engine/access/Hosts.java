// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.access;

import dev.simplejson.engine.work.Text;
import dev.simplejson.hook.Exchange;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By which names the server may be called. A page that a browser has from another site can have that site's name lead to this machine (DNS
 * rebinding); the browser then takes the server for the page's own and hands over all answers. What it cannot change is the name in
 * {@code Host}.
 */
final class Hosts {
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern LOOPBACK_V6 = Pattern.compile("(0{1,4}:){7}0{0,3}1|::1");

    private final boolean any;
    private final Set<String> listed;

    /** Whoever asks does so again, by the same name. */
    private volatile @Nullable String lastAllowed;

    /** What the setting {@code allowed-hosts} says. */
    Hosts(List<String> setting) {
        this.any = setting.contains("*");
        this.listed = setting.stream()
                .filter(name -> !name.equals("auto") && !name.equals("*"))
                .map(Hosts::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Looks at the name by which a request calls the server.
     *
     * @throws SimpleJsonException if it is none of those that are allowed
     */
    void check(Exchange exchange) {
        if (any || (listed.isEmpty() && !isLoopback(exchange.localAddress()))) {
            return;
        }
        @Nullable String host = exchange.header("Host");
        if (host == null || host.equals(lastAllowed)) {
            return;
        }
        if (!isAllowed(name(host))) {
            throw new SimpleJsonException(
                    ErrorKind.UNAUTHORIZED,
                    "the server is not called '" + Text.abbreviated(host)
                            + "'; the names it answers to are a matter of the setting 'allowed-hosts'");
        }
        lastAllowed = host;
    }

    private boolean isAllowed(String name) {
        return isLocal(name) || listed.contains(name);
    }

    /** Whether a name, or an address, leads to this machine wherever it is used (RFC 6761, 6.3). */
    static boolean isLocal(String name) {
        return name.equals("localhost") || name.endsWith(".localhost") || isLoopback(name);
    }

    /** Whether an address, or a name that is one, is this machine's alone. */
    static boolean isLoopback(@Nullable String address) {
        if (address == null) {
            return false;
        }
        String bare =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        int zone = bare.indexOf('%');
        String plain = zone < 0 ? bare : bare.substring(0, zone);
        return plain.equals("127.0.0.1") // Mostly.
                || LOOPBACK_V4.matcher(plain).matches()
                || LOOPBACK_V6.matcher(plain).matches();
    }

    /** A name as it is compared: without its port and the dot of the root. */
    private static String name(String host) {
        String name = PORT.matcher(host.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
