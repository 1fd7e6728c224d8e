// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of a data source. {@link dev.simplejson.testkit.DataSourceContract} checks what every source promises;
 * {@link dev.simplejson.testkit.SimpleJsonTester} asks for what a panel asks for, and says what it gets.
 */
@NullMarked
package dev.simplejson.testkit;

import org.jspecify.annotations.NullMarked;
