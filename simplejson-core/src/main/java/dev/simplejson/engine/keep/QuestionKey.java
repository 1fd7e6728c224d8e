// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine.keep;

import dev.simplejson.filter.AdhocFilter;
import dev.simplejson.model.Payload;
import dev.simplejson.model.ScopedVariable;
import dev.simplejson.model.TimeRange;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that an answer can depend on: the source, and whatever it is told in a {@link Query}. Texts are hashed, because clients decide how
 * long they are and users may have typed secrets; with SHA-256 two that differ have different keys.
 *
 * @param text the hash of everything but the range
 * @param range what is asked for, aligned
 * @param points whether points are wanted, and not what is made of them
 */
record QuestionKey(ByteBuffer text, TimeRange range, boolean points) {
    /** A question to a source. */
    static QuestionKey of(String source, Query query, boolean points) {
        Hash hash = new Hash();
        hash.add(points ? 1 : 0);
        hash.add(source);
        hash.add(query.metric());
        hash.add(query.refId());
        hash.add(query.shape().name());
        hash.add(query.maxDataPointsOr(0));
        hash.add(query.downsampling() ? 1 : 0);
        hash.add(query.pointsPerPixel());
        hash.add(query.hasInterval() ? query.interval().toMillis() : 0);
        hash.add(query.filters());
        hash.add(query.payload());
        hash.add(query.context());
        return new QuestionKey(hash.end(), query.range(), points);
    }

    /** Each value with its kind and length in front, so that no two sequences of values are the same bytes. */
    private static final class Hash {
        private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
        private static final VarHandle CHAR = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);
        private static final char LAST_NARROW = 0xff;

        private byte[] bytes = new byte[512];
        private int size;

        void add(long value) {
            LONG.set(bytes, room(Long.BYTES), value);
        }

        /**
         * One byte for each unit, or two, which the sign of the length says. An encoder would make one and the same of halves of surrogate
         * pairs.
         */
        void add(String text) {
            int length = text.length();
            if (isNarrow(text)) {
                add((long) length);
                int at = room(length);
                for (int i = 0; i < length; i++) {
                    bytes[at + i] = (byte) text.charAt(i);
                }
            } else {
                add(~(long) length);
                int at = room(Math.multiplyExact(length, Character.BYTES));
                for (int i = 0; i < length; i++) {
                    CHAR.set(bytes, at + i * Character.BYTES, text.charAt(i));
                }
            }
        }

        private static boolean isNarrow(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) > LAST_NARROW) {
                    return false;
                }
            }
            return true;
        }

        /** Makes room for more bytes; where it begins. */
        private int room(int more) {
            int at = size;
            size = Math.addExact(size, more);
            if (size > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
            }
            return at;
        }

        void add(List<AdhocFilter> filters) {
            add(filters.size());
            for (AdhocFilter filter : filters) {
                add(filter.key());
                add(filter.operator().name());
                addTexts(filter.values());
            }
        }

        /** In the order in which it was sent, which a source can see. */
        void add(Payload payload) {
            add(payload.text());
            add(payload.keys().size());
            for (String key : payload.keys()) {
                add(key);
                addRaw(payload.raw(key));
            }
        }

        void add(RequestContext context) {
            add(context.user());
            add(context.timeZone().getId());
            add(context.headers().size()); // In the order of their names.
            context.headers().forEach((name, value) -> {
                add(name);
                add(value);
            });
            Map<String, ScopedVariable> variables = context.variables();
            add(variables.size());
            variables.forEach((name, variable) -> {
                add(name);
                add(variable.text());
                addTexts(variable.values());
            });
        }

        private void addTexts(List<String> texts) {
            add(texts.size());
            texts.forEach(this::add);
        }

        private void addRaw(@Nullable Object value) {
            if (value instanceof Map<?, ?> map) {
                add("map");
                add(map.size());
                map.forEach((key, element) -> {
                    addRaw(key);
                    addRaw(element);
                });
            } else if (value instanceof List<?> list) {
                add("list");
                add(list.size());
                list.forEach(this::addRaw);
            } else {
                add(value == null ? "null" : value.getClass().getName());
                add(String.valueOf(value));
            }
        }

        ByteBuffer end() {
            MessageDigest digest = sha256();
            digest.update(bytes, 0, size);
            return ByteBuffer.wrap(digest.digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException neverInJava) {
                throw new IllegalStateException(neverInJava);
            }
        }
    }
}
