// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads tables as the kernel writes them on a little-endian machine. */
class HangUpsTest {
    private static final String TCP = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 21 1
               1: 0100007F:1F90 0100007F:C001 08 00000000:00000001 00:00000000 00000000     0        0 22 1
               2: 0100007F:1F90 0100007F:C002 01 00000000:00000000 00:00000000 00000000     0        0 23 1
               3: 0100007F:C001 0100007F:1F90 05 00000000:00000000 00:00000000 00000000     0        0 24 1
            """;
    private static final String TCP6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue
               0: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000100007F:C003 08 00000000:00000001
               1: B80D0120000000000000000001000000:1F90 B80D0120000000000000000002000000:C004 08 00000000:00000001
            """;

    @TempDir
    private Path folder;

    private HangUps hangUps = HangUps.ofThisMachine();

    @BeforeEach
    void write() throws Exception {
        Path tcp = Files.writeString(folder.resolve("tcp"), TCP);
        Path tcp6 = Files.writeString(folder.resolve("tcp6"), TCP6);
        hangUps = new HangUps(tcp, tcp6);
        org.junit.jupiter.api.Assumptions.assumeTrue(
                ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN,
                "this machine would write its addresses another way");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, 49153, true",
        "127.0.0.1, 127.0.0.1, 49154, false",
        "127.0.0.1, 127.0.0.1, 49155, true",
        "127.0.0.1, 127.0.0.2, 49153, false",
        "2001:db8::1, 2001:db8::2, 49156, true",
        "[2001:db8:0:0:0:0:0:1], [2001:db8::2%eth0], 49156, true",
        "2001:db8::1, 127.0.0.1, 49153, false",
        "localhost, localhost, 49153, false",
        "127.0.0.1, , 49153, false",
        "127.0.0.1, 999.0.0.1, 49153, false"
    })
    void contains_connection_saysWhetherItsClientHungUp(String local, String remote, int port, boolean expected) {
        assertThat(hangUps.contains(local, 8080, remote == null ? "" : remote, port))
                .isEqualTo(expected);
    }

    @Test
    void contains_noTables_knowsOfNobody() {
        HangUps none = new HangUps(folder.resolve("missing"));

        assertThat(none.contains("127.0.0.1", 8080, "127.0.0.1", 49153)).isFalse();
    }
}
