// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring.app;

import dev.simplejson.model.Frame;
import dev.simplejson.model.Metric;
import dev.simplejson.model.TimeSeries;
import dev.simplejson.spi.DataSource;
import dev.simplejson.spi.Query;
import dev.simplejson.spi.RequestContext;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with a page of its own and one source, which falls ill when it is told to. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(WebApp.Pages.class)
public class WebApp {
    public static void main(String[] arguments) {
        SpringApplication.run(WebApp.class, arguments);
    }

    @Bean
    DemoSource demo() {
        return new DemoSource();
    }

    /** One of the same name, where it is told to. */
    @Bean
    @ConditionalOnProperty("twice")
    DemoSource again() {
        return new DemoSource();
    }

    /** What answers from memory, unless it is ill. */
    public static final class DemoSource implements DataSource, AutoCloseable {
        private volatile boolean ill;

        @Override
        public String name() {
            return "demo";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(Metric.named("load"), Metric.named("count"));
        }

        /** One that is not listed: its points break off behind more than an answer holds back. */
        @Override
        public boolean answers(String metric, RequestContext context) throws Exception {
            return metric.equals("cut") || DataSource.super.answers(metric, context);
        }

        @Override
        public List<Frame> query(Query query) {
            if (query.metric().equals("cut")) {
                return List.of(TimeSeries.named("cut").points(sink -> {
                    for (int i = 0; i < 50_000; i++) {
                        sink.add(query.range().fromEpochMillis(), i);
                    }
                    throw new IOException("the sensor is gone");
                }));
            }
            return List.of(TimeSeries.named(query.metric())
                    .add(query.range().from().plusSeconds(1), 42.5)
                    .build());
        }

        @Override
        public void check(RequestContext context) throws IOException {
            if (ill) {
                throw new IOException("the sensor is gone");
            }
        }

        @Override
        public void close() {
            System.out.println("demo is closed");
        }
    }

    /** The application's own. */
    @RestController
    static class Pages {
        private final DemoSource demo;

        Pages(@Qualifier("demo") DemoSource demo) {
            this.demo = demo;
        }

        @GetMapping("/hello")
        String hello() {
            return "hello";
        }

        @PostMapping("/fall-ill")
        String fallIll() {
            demo.ill = true;
            return "ill";
        }
    }
}
