// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.engine;

import dev.simplejson.json.RequestReader;
import dev.simplejson.spi.DataSources;
import java.time.Clock;

/**
 * What all requests to one engine have in common.
 *
 * @param routes the table of endpoints
 */
record EngineParts(
        DataSources sources, SimpleJsonSettings settings, Clock clock, RequestReader requestReader, Routes routes) {}
