// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring.app;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The same application behind Spring Security, which guards its own pages. */
@Configuration
public class SecuredApp {
    public static void main(String[] arguments) {
        SpringApplication.run(new Class<?>[] {WebApp.class, SecuredApp.class}, arguments);
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .build();
    }
}
