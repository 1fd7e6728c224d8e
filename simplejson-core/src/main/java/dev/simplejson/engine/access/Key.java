// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.access;

import dev.simplejson.hook.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Whom one key stands for. Of its secret only the hash is kept. Immutable and thread-safe. */
final class Key {
    private final byte[] name;
    private final byte[] secretHash;
    private final Caller caller;

    Key(Caller caller, byte[] secretHash) {
        this.name = hash(caller.name());
        this.secretHash = secretHash.clone();
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }

    boolean hasSecretOf(Key other) {
        return MessageDigest.isEqual(secretHash, other.secretHash);
    }

    /**
     * The key that was sent, if it is one of these. Takes as long whatever was sent: hashes are compared, each to its end, and all of them.
     *
     * @param name that was sent with it; null where the secret alone tells
     */
    static @Nullable Key find(Iterable<Key> keys, @Nullable String name, String secret) {
        byte[] nameHash = name == null ? null : hash(name);
        byte[] secretHash = hash(secret);
        Key found = null;
        for (Key key : keys) {
            boolean sameName = nameHash == null || MessageDigest.isEqual(nameHash, key.name);
            boolean sameSecret = MessageDigest.isEqual(secretHash, key.secretHash);
            if (sameName && sameSecret) {
                found = key;
            }
        }
        return found;
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }
}
