// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

class NewestJettyContractTest extends ServletContract {
    NewestJettyContractTest() {
        super(NewestJettyContractTest::ee11);
    }

    private static Container ee11(Servlet servlet, Map<String, String> initParams, Path folder) throws Exception {
        ServletContextHandler context = new ServletContextHandler(Container.CONTEXT);
        ServletHolder holder = new ServletHolder("simplejson", servlet);
        holder.setInitParameters(initParams);
        holder.setInitOrder(1);
        context.addServlet(holder, Container.MAPPING);
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(ContainerThreads.virtual());
        return JettyContainer.start(context, threads);
    }
}
