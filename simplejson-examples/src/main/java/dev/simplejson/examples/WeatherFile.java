// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.examples;

import dev.simplejson.model.Metric;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The bundled sample as a SQLite file: daily weather of Seattle from 2012 to 2015. Created in the user's folder for temporary files when
 * it is first wanted, used again afterwards.
 *
 * <p>On a machine that several people share anybody can put something under a name that is known beforehand. So the file
 * lies in a folder that only this user can write to; if there is one that others can, a new one is used.
 */
final class WeatherFile {
    /** The only table in it. */
    static final String TABLE = "seattle_weather";

    /** What a look at the file finds in it, so that it need not be opened to tell. */
    static final List<Metric> METRICS = List.of(
            Metric.named(TABLE + ".precipitation").partOf(TABLE),
            Metric.named(TABLE + ".temp_max").partOf(TABLE),
            Metric.named(TABLE + ".temp_min").partOf(TABLE),
            Metric.named(TABLE + ".wind").partOf(TABLE),
            Metric.named(TABLE));

    private static final String RESOURCE = "seattle-weather.csv";
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private WeatherFile() {}

    /**
     * The file, complete.
     *
     * @param temporary the folder for temporary files
     */
    static Path in(Path temporary) throws IOException {
        byte[] content = content();
        Path file = folder(temporary).resolve("seattle-weather-" + hash(content) + ".db");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            create(file, content);
        }
        return file;
    }

    private static Path folder(Path temporary) throws IOException {
        Path folder = temporary.resolve(
                "simplejson-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_"));
        try {
            return Files.createDirectory(folder, onlyMine(folder));
        } catch (FileAlreadyExistsException exists) {
            return isOnlyMine(folder) ? folder : Files.createTempDirectory(temporary, "simplejson-");
        }
    }

    private static FileAttribute<?>[] onlyMine(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Whose a new file would be is asked of the file system: it may call users otherwise than Java does. */
    private static boolean isOnlyMine(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Path probe = Files.createTempFile("simplejson", ".probe");
        try {
            boolean mine = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            return mine
                    && (!posix || Files.getPosixFilePermissions(folder).stream().noneMatch(OF_OTHERS::contains));
        } finally {
            Files.delete(probe);
        }
    }

    /** Written under another name first, so that there is never half a file under this one. */
    private static void create(Path file, byte[] content) throws IOException {
        Path half = Files.createTempFile(file.getParent(), "half", ".db");
        try {
            fill(half, content);
            try {
                Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException | FileAlreadyExistsException simpler) {
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (SQLException failure) {
            throw new IOException("the sample cannot be written to " + half, failure);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static void fill(Path file, byte[] content) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8))) {
            statement.execute("CREATE TABLE " + TABLE + " (date TEXT PRIMARY KEY, precipitation REAL,"
                    + " temp_max REAL, temp_min REAL, wind REAL, weather TEXT)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?, ?, ?, ?, ?)")) {
                lines.readLine();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    insert(insert, line.split(","));
                }
                insert.executeBatch();
            }
            connection.commit();
        }
    }

    private static void insert(PreparedStatement insert, String[] cells) throws SQLException {
        insert.setString(1, cells[0]);
        for (int i = 1; i < 5; i++) {
            insert.setDouble(i + 1, Double.parseDouble(cells[i]));
        }
        insert.setString(6, cells[5]);
        insert.addBatch();
    }

    private static byte[] content() {
        try (InputStream resource = WeatherFile.class.getResourceAsStream(RESOURCE)) {
            return Objects.requireNonNull(resource, RESOURCE + " is missing").readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Another sample is another file. */
    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
