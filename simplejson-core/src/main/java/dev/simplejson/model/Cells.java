// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.model;

import java.lang.reflect.Array;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one column: numbers of one type without their boxes, texts that come again once only. A table of 100,000 rows would else be
 * 27 MB of objects. Not thread-safe.
 */
final class Cells {
    private static final int FIRST = 16;
    /** Columns of labels have few texts; of others nothing is gained. */
    private static final int MOST_TEXTS = 256;

    private final BitSet nulls = new BitSet();
    private final Map<String, String> texts = new HashMap<>();
    /** Of the type of the cells that came so far; of objects once they differ. */
    private Object array = new Object[FIRST];

    private Class<?> type = Void.class;
    private int size;

    void add(@Nullable Object cell) {
        if (cell == null) {
            nulls.set(size);
        } else if (cell.getClass() != type) {
            changeType(cell.getClass());
        }
        if (size == Array.getLength(array)) {
            array = resized(size + size / 2);
        }
        if (cell != null) {
            put(cell);
        }
        size++;
    }

    private void put(Object cell) {
        if (array instanceof long[] longs) {
            longs[size] = (Long) cell;
        } else if (array instanceof double[] doubles) {
            doubles[size] = (Double) cell;
        } else if (array instanceof int[] ints) {
            ints[size] = (Integer) cell;
        } else {
            ((Object[]) array)[size] = cell instanceof String text ? shared(text) : cell;
        }
    }

    private String shared(String text) {
        String known = texts.get(text);
        if (known == null && texts.size() < MOST_TEXTS) {
            texts.put(text, text);
        }
        return known == null ? text : known;
    }

    @Nullable
    Object get(int index) {
        return nulls.get(index) ? null : Array.get(array, index);
    }

    /** These cells, with no room for more. */
    Cells copy() {
        Cells copy = new Cells();
        copy.array = resized(size);
        copy.nulls.or(nulls);
        copy.type = type;
        copy.size = size;
        return copy;
    }

    private void changeType(Class<?> newType) {
        boolean first = type == Void.class;
        if (first && newType == Long.class) {
            array = new long[Array.getLength(array)];
        } else if (first && newType == Double.class) {
            array = new double[Array.getLength(array)];
        } else if (first && newType == Integer.class) {
            array = new int[Array.getLength(array)];
        } else if (!(array instanceof Object[])) {
            @Nullable Object[] objects = new @Nullable Object[Array.getLength(array)];
            for (int i = 0; i < size; i++) {
                objects[i] = get(i);
            }
            array = objects;
        }
        type = newType;
    }

    private Object resized(int length) {
        Object resized = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, resized, 0, size);
        return resized;
    }
}
