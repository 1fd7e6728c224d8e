// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Puts the message of a failure on the status line, which is all that Infinity shows of it. No servlet can do so since Servlet
 * 6.0; Jetty's own interface can.
 */
final class StatusReason extends Handler.Wrapper {
    private static final String MESSAGE = "X-Error-Message";

    StatusReason(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        request.addHttpStreamWrapper(WithReason::new);
        return super.handle(request, response, callback);
    }

    /** Sends the header's text as the reason, too. */
    private static final class WithReason extends HttpStream.Wrapper {
        WithReason(HttpStream stream) {
            super(stream);
        }

        @Override
        public void send(
                MetaData.Request request,
                MetaData.Response response,
                boolean last,
                ByteBuffer content,
                Callback callback) {
            super.send(request, response == null ? null : withReason(response), last, content, callback);
        }

        private static MetaData.Response withReason(MetaData.Response response) {
            String message = response.getHttpFields().get(MESSAGE);
            return message == null
                    ? response
                    : new MetaData.Response(
                            response.getStatus(),
                            message,
                            response.getHttpVersion(),
                            response.getHttpFields(),
                            response.getContentLength(),
                            response.getTrailersSupplier());
        }
    }
}
