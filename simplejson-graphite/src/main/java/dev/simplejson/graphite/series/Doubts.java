// SPDX-License-Identifier: Apache-2.0

package dev.simplejson.graphite.series;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Notice;
import dev.simplejson.model.SimpleJsonException;
import java.util.stream.Collectors;

/**
 * The warnings of the series that one request reads: other clients' panels show them, and Graphite's answers have no place for them. They
 * are told to the log, or are a reason to refuse. On one thread.
 */
public final class Doubts {
    private final DoubtLog log;
    private final long nowMillis;
    private boolean refusing;

    /**
     * The doubts of a request.
     *
     * @param nowMillis when it came, in milliseconds since the Unix epoch
     */
    public Doubts(DoubtLog log, long nowMillis) {
        this.log = log;
        this.nowMillis = nowMillis;
    }

    /** Refuses what is in doubt as long as some work takes. */
    public void refuseWithin(Runnable work) {
        boolean before = refusing;
        refusing = true;
        try {
            work.run();
        } finally {
            refusing = before;
        }
    }

    /**
     * Looks at a series whose points have been read: some is known only then.
     *
     * @throws SimpleJsonException of kind {@code BAD_REQUEST} that holds the warnings, if they are to be refused
     */
    public void lookAt(String source, Frame read) {
        String warnings = read.notices().stream()
                .filter(notice -> notice.severity() != Notice.Severity.INFO)
                .map(Notice::text)
                .collect(Collectors.joining("; "));
        if (warnings.isEmpty()) {
            return;
        }
        // Both are one line, whatever a source says.
        String doubt = ("'" + read.name() + "' of data source '" + source + "': " + warnings)
                .replaceAll("\\R|\\p{Cntrl}", " ");
        if (refusing) {
            throw SimpleJsonException.badRequest("refuseDoubts refuses " + doubt);
        }
        log.tell(source, read.name(), doubt, nowMillis);
    }
}
