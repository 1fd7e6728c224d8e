// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.benchmarks.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/** Answers how many bytes of the heap are used after a full collection. */
final class HeapServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        System.gc();
        System.gc(); // What the first leaves to finalizers and references, the second finds.
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        response.setContentType("text/plain");
        response.getWriter().print(used);
    }
}
