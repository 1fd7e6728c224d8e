// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.access;

import dev.simplejson.hook.Authenticator;
import dev.simplejson.hook.Caller;
import dev.simplejson.hook.RequestHead;
import dev.simplejson.model.ErrorKind;
import dev.simplejson.model.SimpleJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets in who sends one of several keys in a header. Thread-safe. */
final class KeyAuthenticator implements Authenticator {
    private static final String AUTHORIZATION = "Authorization";

    private final List<Key> keys;
    private final String header;
    private final String scheme;

    private KeyAuthenticator(List<Key> keys, String header, String scheme) {
        this.keys = List.copyOf(keys);
        this.header = header;
        this.scheme = scheme;
    }

    /** User and password as in RFC 7617. */
    static KeyAuthenticator basic(List<Key> keys) {
        return new KeyAuthenticator(keys, AUTHORIZATION, "Basic");
    }

    /** A token as in RFC 6750. */
    static KeyAuthenticator bearer(List<Key> keys) {
        return new KeyAuthenticator(keys, AUTHORIZATION, "Bearer");
    }

    /** The secret as the value of a header of this name. */
    static KeyAuthenticator header(List<Key> keys, String name) {
        return new KeyAuthenticator(keys, name, "");
    }

    @Override
    public Caller authenticate(RequestHead request) {
        @Nullable String sent = request.header(header);
        if (sent == null || sent.isBlank()) {
            throw refused("no key was sent");
        }
        Key key = switch (scheme) {
            case "" -> Key.find(keys, null, sent.strip());
            case "Bearer" -> Key.find(keys, null, credentials(sent));
            default -> basicKey(credentials(sent));
        };
        if (key == null) {
            throw refused("the key that was sent is none that the server knows");
        }
        return key.caller();
    }

    private @Nullable Key basicKey(String credentials) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw refused("what was sent is not encoded as Basic authentication is");
        }
        int colon = decoded.indexOf(':');
        return colon < 0 ? null : Key.find(keys, decoded.substring(0, colon), decoded.substring(colon + 1));
    }

    /** What stands behind the scheme, whose case does not count (RFC 9110, 11.1). */
    private String credentials(String sent) {
        String text = sent.strip();
        if (!text.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1)) {
            throw refused("what was sent is of another kind");
        }
        return text.substring(scheme.length() + 1).strip();
    }

    private SimpleJsonException refused(String problem) {
        String expected = scheme.isEmpty() ? "the header '" + header + "'" : "'" + header + ": " + scheme + " …'";
        return new SimpleJsonException(ErrorKind.UNAUTHORIZED, problem + "; a key is expected in " + expected);
    }
}
