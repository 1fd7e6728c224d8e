// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.servlet;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.Servlet;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;

/** An Undertow with one servlet. */
record UndertowContainer(Undertow server, DeploymentManager deployment) implements Container {
    /** As many as Tomcat and Jetty have; without it there are eight for each processor, fewer than there are slow clients. */
    private static final int THREADS = 200;

    static Container start(Servlet servlet, Map<String, String> initParams, Path folder) throws Exception {
        ServletInfo info = Servlets.servlet("simplejson", servlet.getClass(), new ImmediateInstanceFactory<>(servlet))
                .addMapping(MAPPING);
        initParams.forEach(info::addInitParam);
        DeploymentInfo app = Servlets.deployment()
                .setDeploymentName("app")
                .setContextPath(CONTEXT)
                .setClassLoader(UndertowContainer.class.getClassLoader())
                .addServlet(info);
        DeploymentManager deployment = Servlets.newContainer().addDeployment(app);
        deployment.deploy();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", Handlers.path().addPrefixPath(CONTEXT, deployment.start()))
                .setWorkerThreads(THREADS)
                .build();
        UndertowContainer container = new UndertowContainer(server, deployment);
        server.start();
        try {
            deployment
                    .getDeployment()
                    .getServlets()
                    .getManagedServlet("simplejson")
                    .forceInit();
        } catch (Exception failed) {
            container.stop();
            throw failed;
        }
        return container;
    }

    @Override
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void stop() throws Exception {
        deployment.stop();
        deployment.undeploy();
        server.stop();
    }
}
