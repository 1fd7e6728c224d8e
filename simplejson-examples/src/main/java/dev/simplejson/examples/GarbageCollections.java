// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import dev.simplejson.model.Annotation;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Remembers the process's long garbage collections, the newest thousand of them. Thread-safe. */
final class GarbageCollections {
    private static final long SHORT_MILLIS = 10;
    private static final int MOST = 1_000;

    private final Deque<Annotation> longOnes = new ArrayDeque<>();
    private final List<NotificationEmitter> heard = new ArrayList<>();
    private final NotificationListener listener = (notification, handback) -> remember(notification);

    synchronized void start() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
                heard.add(emitter);
            }
        }
    }

    synchronized void stop() {
        heard.forEach(this::remove);
        heard.clear();
    }

    /** As regions, from their beginning to their end. */
    synchronized List<Annotation> longOnes() {
        return List.copyOf(longOnes);
    }

    private void remember(Notification notification) {
        if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        GarbageCollectionNotificationInfo info =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        GcInfo collection = info.getGcInfo();
        if (collection.getDuration() > SHORT_MILLIS) {
            remember(info, collection);
        }
    }

    /** A collection's times count from the start of the process. */
    private synchronized void remember(GarbageCollectionNotificationInfo info, GcInfo collection) {
        long processStart = ManagementFactory.getRuntimeMXBean().getStartTime();
        Instant from = Instant.ofEpochMilli(processStart + collection.getStartTime());
        Instant to = Instant.ofEpochMilli(processStart + collection.getEndTime());
        if (longOnes.size() == MOST) {
            longOnes.removeFirst();
        }
        longOnes.add(Annotation.region(from, to, "GC " + collection.getDuration() + " ms")
                .withText(info.getGcName() + ": " + info.getGcAction() + ", "
                        + info.getGcCause().toLowerCase(Locale.ROOT))
                .withTags("gc"));
    }

    private void remove(NotificationEmitter emitter) {
        try {
            emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException neverAdded) {
            throw new IllegalStateException(neverAdded);
        }
    }
}
