// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.hook;

import dev.simplejson.model.ErrorKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is told what the engine has done. Called on the engine's and the container's threads: implementations are thread-safe and
 * quick. What they throw is logged and changes nothing.
 */
public interface Observer {
    /** A request is over, well or not. */
    default void requestFinished(Request request) {}

    /** A source has done what it was asked, well or not; or will not, because the request was given up. */
    default void sourceAsked(Ask ask) {}

    /** A question was one that several viewers may share an answer to, because its source says how old one may be. */
    default void answerShared(Sharing sharing) {}

    /** One request. */
    interface Request {
        /** The path of its endpoint as it stands in lists, {@code /-/hello/{name}}; empty if there is none. */
        String endpoint();

        /** The method in upper case. */
        String method();

        /** The status that was sent; 0 if the client could not be reached. */
        int status();

        /** Why it failed; null if it did not. */
        @Nullable
        ErrorKind failure();

        /** Whether the answer was sent to its end. */
        boolean isComplete();

        /** From the moment when the engine got it to the end of the answer. */
        Duration duration();

        /** The bytes of the answer's body, as they were sent. */
        long bytes();
    }

    /** One thing that one source was asked. */
    interface Ask {
        /** The source's name. */
        String source();

        /** The metric that was asked for; empty if it was not about one. */
        String metric();

        /** What was asked. */
        Purpose purpose();

        /** Why it failed; null if it did not. */
        @Nullable
        ErrorKind failure();

        /** How long it waited for one of the source's threads. */
        Duration queued();

        /** How long the source took; zero if it never had its turn. */
        Duration ran();

        /** The points and rows that the source gave; 0 where it is not asked for any. */
        long pointsIn();

        /** The points and rows that were left to send once they were cut, filtered and thinned. */
        long pointsOut();
    }

    /** One question of one request that others may ask, too. */
    interface Sharing {
        /** The source's name. */
        String source();

        /** The metric that was asked for. */
        String metric();

        /** Where the answer came from. */
        Origin origin();

        /** The bytes that all kept answers take at that moment. */
        long keptBytes();
    }

    /** Where a shared answer came from. */
    enum Origin {
        /** It was kept; the source was not asked. */
        KEPT,
        /** Another request had asked already; this one waited for the same answer. */
        WAITED,
        /** The source was asked. */
        ASKED
    }

    /** What sources are asked. */
    enum Purpose {
        /** Which metrics they have, or whether they have one. */
        METRICS,
        /** The data of a metric. */
        QUERY,
        /** The rest of that data, which is read while the answer is written. */
        READ,
        /** Events. */
        ANNOTATIONS,
        /** What can be filtered by. */
        TAGS,
        /** What a variable or an input of the query builder can be. */
        CHOICES,
        /** Whether they are well. */
        CHECK,
        /** What an endpoint of a module or an application asks. */
        OTHER
    }
}
