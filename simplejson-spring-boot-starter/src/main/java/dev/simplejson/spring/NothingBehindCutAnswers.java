// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.spring;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Keeps the application's error page from an answer that failed behind its first bytes. Tomcat includes that page in what has been sent
 * before it cuts the connection; without it, it cuts the connection all the same.
 *
 * @param servlet the name of the servlet whose answers are meant
 */
record NothingBehindCutAnswers(String servlet) implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!response.isCommitted() || !servlet.equals(request.getAttribute(RequestDispatcher.ERROR_SERVLET_NAME))) {
            chain.doFilter(request, response);
        }
    }
}
