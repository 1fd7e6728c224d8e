// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.hook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which clients have hung up, from what Linux knows of its connections, for adapters whose {@link Exchange#isClientGone()} has no
 * other way to know: servers neither read nor write while they wait for an answer. Elsewhere than on Linux nobody is known to have hung up.
 * Thread-safe.
 *
 * <p>The kernel's tables ({@code proc_net_tcp} in its documentation) have a line for each connection: its number, local and remote address
 * and port in hexadecimal, and its state. In state {@code CLOSE_WAIT} the other side has said that it sends nothing more, and this side has
 * not closed yet. A client could still listen then, but no HTTP client does.
 */
public final class HangUps {
    private static final HangUps LINUX = new HangUps(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));

    private static final String CLOSE_WAIT = "08";

    /** Many requests may wait; the tables are read for all of them at a time. */
    private static final long FRESH_NANOS = 500_000_000;

    /** So that no name is looked up, should a proxy's header have put one here. */
    private static final Pattern LITERAL =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final List<Path> tables;
    private volatile @Nullable Snapshot latest;

    HangUps(Path... tables) {
        this.tables = List.of(tables);
    }

    /** What this machine knows of its connections. */
    public static HangUps ofThisMachine() {
        return LINUX;
    }

    /**
     * Whether the client at the other end of a connection has hung up. What was known half a second ago is good enough.
     *
     * @param localAddress a literal such as {@code 127.0.0.1} or {@code ::1}; of a name nothing is known
     * @param localPort this server's
     * @param remoteAddress a literal as well
     * @param remotePort the client's
     */
    public boolean contains(String localAddress, int localPort, String remoteAddress, int remotePort) {
        byte[] local = bytes(localAddress);
        byte[] remote = bytes(remoteAddress);
        if (local.length == 0 || local.length != remote.length) {
            return false;
        }
        String connections = connections();
        if (connections.contains(line(local, localPort, remote, remotePort))) {
            return true;
        }
        return local.length == 4 && connections.contains(line(mapped(local), localPort, mapped(remote), remotePort));
    }

    private String connections() {
        Snapshot known = latest;
        long now = System.nanoTime();
        if (known == null || now - known.nanos > FRESH_NANOS) {
            known = new Snapshot(now, read());
            latest = known;
        }
        return known.text;
    }

    private String read() {
        StringBuilder all = new StringBuilder();
        for (Path table : tables) {
            try {
                all.append(Files.readString(table, StandardCharsets.US_ASCII));
            } catch (IOException unreadable) {
                System.getLogger(HangUps.class.getName())
                        .log(System.Logger.Level.DEBUG, "connections cannot be read from " + table, unreadable);
            }
        }
        return all.toString();
    }

    /** How a connection that was hung up begins in the table, behind its number. */
    private static String line(byte[] local, int localPort, byte[] remote, int remotePort) {
        return ": " + end(local, localPort) + " " + end(remote, remotePort) + " " + CLOSE_WAIT + " ";
    }

    private static String end(byte[] address, int port) {
        HexFormat hex = HexFormat.of().withUpperCase();
        return hex.formatHex(words(address)) + ":" + hex.toHexDigits((short) port);
    }

    /** The kernel writes an address as numbers of 32 bits, as this machine reads them from memory. */
    private static byte[] words(byte[] address) {
        if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN) {
            return address;
        }
        byte[] words = new byte[address.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = address[i / 4 * 4 + 3 - i % 4];
        }
        return words;
    }

    /** An IPv4 address as a socket that takes both kinds has it (RFC 4291, 2.5.5.2). */
    private static byte[] mapped(byte[] address) {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        System.arraycopy(address, 0, mapped, 12, address.length);
        return mapped;
    }

    /** The bytes of an address; none if the text is a name. */
    private static byte[] bytes(String address) {
        int zone = address.indexOf('%');
        String literal = (zone < 0 ? address : address.substring(0, zone)).replaceAll("[\\[\\]]", "");
        try {
            return LITERAL.matcher(literal).matches()
                    ? InetAddress.getByName(literal).getAddress()
                    : new byte[0];
        } catch (UnknownHostException malformed) {
            return new byte[0]; // Then it is no end of any connection.
        }
    }

    /** What the tables held at a time. */
    private record Snapshot(long nanos, String text) {}
}
