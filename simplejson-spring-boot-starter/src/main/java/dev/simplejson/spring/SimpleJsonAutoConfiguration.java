// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import dev.simplejson.endpoint.Endpoint;
import dev.simplejson.engine.SimpleJsonEngine;
import dev.simplejson.engine.SimpleJsonSettings;
import dev.simplejson.hook.Authenticator;
import dev.simplejson.hook.Observer;
import dev.simplejson.servlet.SimpleJsonServlet;
import dev.simplejson.spi.DataSource;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.util.List;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.context.WebApplicationContext;

/**
 * Mounts an engine over all {@link DataSource} beans, and those that {@link java.util.ServiceLoader} finds, below {@code simplejson.path}.
 * Every setting of the engine is a property: {@code simplejson.deadline=10s}. Not there with {@code simplejson.enabled=false}, and in
 * applications that serve no servlets.
 *
 * <p>Beans of the types {@link SimpleJsonSettings} and {@link SimpleJsonEngine} take the place of those that are made here. Beans of the
 * types {@link Observer}, {@link Authenticator} and {@link Endpoint} are used by the engine.
 */
@AutoConfiguration
@ConditionalOnClass({Servlet.class, ServletRegistrationBean.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Conditional(OnEnabled.class)
public class SimpleJsonAutoConfiguration {
    static final String SERVLET = "simplejson";

    /** The settings among the application's properties. */
    @Bean
    @ConditionalOnMissingBean
    SimpleJsonSettings simpleJsonSettings(Environment environment) {
        return EnvironmentSettings.of(environment);
    }

    /** The sources, whoever made them. */
    @Bean
    BeanSources simpleJsonSources(ObjectProvider<DataSource> beans, ListableBeanFactory factory) {
        List<String> names = List.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(factory, DataSource.class));
        return new BeanSources(beans.orderedStream().toList(), names);
    }

    /** The engine over all sources. */
    @Bean
    @ConditionalOnMissingBean
    SimpleJsonEngine simpleJsonEngine(
            BeanSources sources,
            SimpleJsonSettings settings,
            ObjectProvider<Observer> observers,
            ObjectProvider<Authenticator> authenticator,
            ObjectProvider<Endpoint> endpoints) {
        SimpleJsonEngine.Builder engine =
                SimpleJsonEngine.builder().sources(sources.all()).settings(settings);
        authenticator.ifAvailable(engine::authenticator);
        engine.endpoints(endpoints.orderedStream().toArray(Endpoint[]::new));
        Observers.of(observers.orderedStream().toList()).ifPresent(engine::observer);
        return StartFailure.explained(
                "Change the properties below 'simplejson' that are named above, or the bean that does not fit.",
                engine::build);
    }

    /** The servlet, for everything below the path. */
    @Bean
    @ConditionalOnMissingBean(name = "simpleJsonServlet")
    ServletRegistrationBean<SimpleJsonServlet> simpleJsonServlet(SimpleJsonEngine engine, Environment environment) {
        ServletRegistrationBean<SimpleJsonServlet> servlet = new ServletRegistrationBean<>(
                new SimpleJsonServlet(engine), EnvironmentSettings.path(environment) + "/*");
        servlet.setName(SERVLET);
        return servlet;
    }

    /** Of what Tomcat includes in answers that were cut. */
    @Bean
    FilterRegistrationBean<NothingBehindCutAnswers> simpleJsonCutAnswers() {
        FilterRegistrationBean<NothingBehindCutAnswers> filter =
                new FilterRegistrationBean<>(new NothingBehindCutAnswers(SERVLET));
        filter.setName("simplejson-cut-answers");
        filter.setDispatcherTypes(DispatcherType.INCLUDE);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Says what is served where, as soon as it is. */
    @Bean
    StartMessages simpleJsonStartMessages(BeanSources sources, WebApplicationContext application) {
        return new StartMessages(sources, application);
    }
}
