// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.files;

import dev.simplejson.model.Notice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A look at a file of CSV: it is read as DuckDB guesses, but for what that guesses without saying so, and as far as its lines are whole.
 * Somebody may write to it at any time, so that what is looked at is a copy, piece by piece, and of the file so many rows are read as were
 * found in that.
 */
final class CsvFile {
    private static final System.Logger LOGGER = System.getLogger(CsvFile.class.getName());

    /** What columns hold is guessed from so much; what comes behind it is looked at for whether it fits. */
    private static final int PIECE_BYTES = 32 * 1024 * 1024;

    private static final int FINGERPRINT_BYTES = 4096;

    /** Of a line that is not whole, for the log. */
    private static final int MOST_CHARACTERS = 300;

    private static final int LINES_OF_START = 200;

    /** What a line begins with that somebody wrote between the others. */
    private static final String COMMENT = "#";

    private final Connection connection;
    private final Path file;
    private final @Nullable Look before;
    private final Instant now;
    private @Nullable CsvGuess guess;
    private long rows;
    private long end;
    private long lines;
    private boolean isEnded = true;
    private String leftOut = "";

    /** Whether each whole line has an end. */
    private boolean hasEnds;

    /**
     * A file as it is now.
     *
     * @param connection to a database of its own, in which more than the file may be read
     * @param last what was found out when it was looked at last
     */
    CsvFile(Connection connection, Path file, @Nullable Look last, Instant now) throws SQLException {
        this.connection = connection;
        this.file = file;
        this.now = now;
        try {
            this.before =
                    last != null && last.end() > 0 && fingerprint(last.end()).equals(last.fingerprint()) ? last : null;
        } catch (IOException unreadable) {
            throw notRead(unreadable);
        }
    }

    /**
     * What is not clear, and is text, or told.
     *
     * @param dates columns whose dates fit in several orders
     * @param pointed an example of each column whose points may be between thousands
     * @param areCommas whether there are columns whose commas may be
     * @param decimals a number of another column with a comma before its decimals; empty if there is none
     */
    record Doubts(List<String> dates, Map<String, String> pointed, boolean areCommas, String decimals) {
        boolean areNone() {
            return dates.isEmpty() && pointed.isEmpty() && !areCommas;
        }
    }

    /**
     * What was found out.
     *
     * @param rows how many of the file are read
     * @param end where the last of their lines ends
     * @param lines how many lines there are to there
     * @param isEnded whether the last of them has an end
     * @param hasEnds whether each whole line was seen to have one, so that one without is not whole
     * @param looked to where all was looked at together
     * @param remarks what there is to say
     * @param fingerprint what is before the end; empty if it is packed
     */
    record Look(
            CsvGuess guess,
            Doubts doubts,
            long rows,
            long end,
            long lines,
            boolean isEnded,
            boolean hasEnds,
            long looked,
            List<Remark> remarks,
            ByteBuffer fingerprint) {
        /** Of fewer the next may show that a column holds something else. */
        private static final int FEWEST_ROWS = 100;

        /** The part by which a small file may have grown since all of it was looked at. */
        private static final int PART = 8;

        /** SQL of its rows. */
        String sql(Path file) {
            return guess.select(file, rows);
        }

        private boolean isLarge() {
            return end > PIECE_BYTES;
        }

        /** Whether of a file that is so large now only what was added has to be looked at: what is in doubt may be certain by then. */
        private boolean mayGoOn(long size) {
            return isEnded && doubts.areNone() && rows >= FEWEST_ROWS && (isLarge() || size - looked < looked / PART);
        }
    }

    /** @throws SQLException if it cannot be read, with the reason */
    Look look() throws SQLException {
        try {
            Path copy = Files.createTempFile("simplejson-", ".csv");
            try {
                if (before != null) {
                    hasEnds = before.hasEnds() || !before.isEnded() && !isLineEndAt(before.end());
                    Look more = before.mayGoOn(Files.size(file)) ? goOn(before, copy) : null;
                    if (more != null) {
                        return more;
                    }
                }
                return lookAtAll(copy);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException unreadable) {
            throw notRead(unreadable);
        }
    }

    static SQLException notRead(IOException failure) {
        return new SQLException(String.valueOf(failure.getMessage()), failure);
    }

    /** Looks at what was added; null if all has to be looked at again. */
    private @Nullable Look goOn(Look known, Path copy) throws IOException, SQLException {
        guess = known.guess();
        rows = known.rows();
        end = known.end();
        lines = known.lines();
        try {
            read(copy);
        } catch (Unreadable misfit) {
            if (known.isLarge()) {
                throw misfit;
            }
            return null;
        }
        boolean isSame = known.guess().equals(guess);
        return isSame ? result(known.guess(), known.doubts(), known.looked(), known.remarks()) : null;
    }

    private Look lookAtAll(Path copy) throws IOException, SQLException {
        guess = null;
        leftOut = "";
        rows = 0;
        end = 0;
        lines = 0;
        read(copy);
        CsvGuess found = guess;
        if (found == null || rows == 0 && found.isOfNothing()) {
            throw Unreadable.empty(isEnded ? "it is empty" : "it has no whole line yet");
        }
        DateOrders orders = new DateOrders(connection, file, rows, now);
        found = orders.settle(found.withZonesAndYears(connection, file));
        Map<String, String> pointed = new PointedNumbers(connection, found, file, rows).doubtful();
        DecimalCommas.Found commas = new DecimalCommas(connection, found, file, rows).find();
        List<Remark> remarks = new ArrayList<>(commas.remarks());
        found.remarksOnNames(connection, file).forEach(text -> remarks.add(new Remark(text, null)));
        if (!found.comment().isEmpty()) {
            remarks.add(new Remark("lines that begin with '" + found.comment() + "' are left out as comments", null));
        }
        if (!leftOut.isEmpty()) {
            remarks.add(new Remark(leftOut, Notice.Severity.INFO));
        }
        Doubts doubts = new Doubts(orders.doubtful(), pointed, commas.isOpen(), commas.decimals());
        return result(commas.guess().asText(pointed.keySet()), doubts, end, remarks);
    }

    private Look result(CsvGuess found, Doubts doubts, long looked, List<Remark> remarks) throws IOException {
        return new Look(
                found, doubts, rows, end, lines, isEnded, hasEnds || isEnded, looked, remarks, fingerprint(end));
    }

    /** Reads from the end of what is known. */
    private void read(Path copy) throws IOException, SQLException {
        try (InputStream opened = open()) {
            opened.skipNBytes(end);
            InputStream in = opened;
            for (boolean isLast = false; !isLast; ) {
                Piece piece = Piece.copy(in, copy, PIECE_BYTES);
                isLast = piece.isLast();
                if (piece.size() > 0) {
                    in = new SequenceInputStream(new ByteArrayInputStream(add(piece)), in);
                }
            }
        }
    }

    /** Some of the file, as it is read. */
    private record Part(CsvGuess guess, long rows, long end, long lines) {
        /** A line or a text that is not whole makes fewer columns of all, or text of one. */
        boolean isBetter(Part longer, boolean isWithoutQuote) {
            int more = guess.columns().size() - longer.guess().columns().size();
            return more > 0
                    || more == 0
                            && isWithoutQuote
                            && guess.typed().size() > longer.guess().typed().size();
        }
    }

    /** Looks at a piece, and returns what of it is to be looked at with the next. */
    private byte[] add(Piece piece) throws IOException, SQLException {
        List<Long> ends = piece.ends(hasEnds, before != null);
        if (ends.isEmpty() && !piece.isLast()) {
            throw new Unreadable("it has a line of more than 32 MiB, or none that ends");
        }
        long shortest = ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
        byte[] rest = piece.behind(shortest);
        Part best = null;
        SQLException failure = null;
        for (long whole : ends) {
            piece.cut(whole);
            try {
                Part part = part(piece, whole);
                if (best == null || part.isBetter(best, piece.isOpen() && whole == piece.unquoted())) {
                    best = part;
                }
            } catch (SQLException unreadable) {
                failure = failure == null ? unreadable : failure;
            }
        }
        long whole = best == null ? 0 : best.end();
        if (best == null && failure != null) {
            throw failure;
        }
        if (best != null) {
            guess = best.guess();
            rows += best.rows();
            lines += best.lines();
            end += whole;
        }
        byte[] left = Arrays.copyOfRange(rest, Math.toIntExact(whole - shortest), rest.length);
        if (piece.isLast()) {
            isEnded = piece.isEnded() || left.length > 0;
            tellOfLeft(left);
        }
        return left;
    }

    private Part part(Piece piece, long whole) throws IOException, SQLException {
        CsvGuess known = guess;
        if (known == null) {
            Part first = firstPart(piece, whole);
            leftOut = leftOut(first.guess(), piece);
            return first;
        }
        CsvGuess quoted = piece.hasQuotes() ? known.quoted() : known;
        try {
            return next(quoted, piece, whole);
        } catch (Unreadable misfit) {
            if (quoted.equals(known)) {
                throw misfit;
            }
            return next(known, piece, whole);
        }
    }

    private Part firstPart(Piece piece, long whole) throws IOException, SQLException {
        try {
            // A line that does not fit is found with others left out, and without that it changes what is guessed of
            // all.
            CsvGuess lenient = CsvGuess.of(connection, piece.copy(), true);
            Part part = withoutComments(lenient, piece, whole);
            CsvGuess strict = CsvGuess.of(connection, piece.copy(), false);
            return strict.equals(lenient) ? part : withoutComments(strict, piece, whole);
        } catch (Unreadable misfit) {
            Part behind = behindOthers(piece, whole);
            if (behind == null) {
                throw misfit;
            }
            return behind;
        }
    }

    /**
     * What is behind the first lines, if it begins with names of columns and all of it fits: programs write in front where and when it was
     * measured. Null if there is no such, or a line in front may be a row of it.
     */
    private @Nullable Part behindOthers(Piece piece, long whole) throws IOException, SQLException {
        List<String> start = piece.firstLines(LINES_OF_START);
        int header = HeaderLine.in(start);
        if (header < 1 || HeaderLine.haveRows(start.subList(0, header))) {
            return null;
        }
        CsvGuess rest = CsvGuess.behind(connection, piece.copy(), header);
        boolean mayBe = rest.hasNames()
                && rest.skipped() == header
                && !HeaderLine.haveRowsOf(
                        start, header, rest.delimiter(), rest.columns().size());
        try {
            return mayBe ? fitting(rest, true, piece, whole) : null;
        } catch (Unreadable neither) {
            LOGGER.log(System.Logger.Level.DEBUG, "the file " + file + " has no table behind line " + header, neither);
            return null;
        }
    }

    /** What there is to say of lines in front of the header or the first row; empty if there are none. */
    private static String leftOut(CsvGuess guess, Piece piece) throws IOException, SQLException {
        int skipped = Math.toIntExact(guess.skipped());
        List<String> lines = piece.firstLines(skipped);
        boolean nothing = lines.stream().allMatch(String::isBlank);
        if (nothing || skipped == 1 && CsvGuess.namesDelimiter(piece.copy())) {
            return "";
        }
        return skipped == 1
                ? "its line 1 is left out, because it is not like those behind it"
                : "its lines 1 to " + skipped + " are left out, because they are not like those behind them";
    }

    /**
     * What DuckDB takes for comments are rows if they are like the others. What it takes for a header is a comment if there is another
     * header below.
     */
    private Part withoutComments(CsvGuess guessed, Piece piece, long whole) throws IOException, SQLException {
        boolean hasComments = !guessed.comment().isEmpty();
        if (hasComments || guessed.firstName().startsWith(COMMENT)) {
            try {
                CsvGuess other = CsvGuess.ofComments(connection, piece.copy(), hasComments ? "" : COMMENT);
                if (hasComments
                        ? other.columns().size() >= guessed.columns().size()
                                && !(guessed.hasHeader() && other.firstName().startsWith(guessed.comment()))
                        : other.hasHeader()) {
                    return fitting(other, true, piece, whole);
                }
            } catch (SQLException areNoRows) {
                LOGGER.log(
                        System.Logger.Level.DEBUG, "the file " + file + " is read with or without comments", areNoRows);
            }
        }
        return fitting(guessed, true, piece, whole);
    }

    private Part next(CsvGuess known, Piece piece, long whole) throws IOException, SQLException {
        CsvGuess numbers = known.withFractions(connection, piece.copy()).withFittingCommas(connection, piece.copy());
        return fitting(numbers, false, piece, whole);
    }

    /** Columns with cells that are not of their type are text: of dates, DuckDB takes one of the ways in which they are written. */
    private Part fitting(CsvGuess guessed, boolean isFirst, Piece piece, long whole) throws IOException, SQLException {
        CsvGuess fits = guessed;
        RejectedLines found = rejected(fits, isFirst, piece);
        while (!found.misfits().isEmpty()) {
            fits = fits.asText(found.misfits());
            found = rejected(fits, isFirst, piece);
        }
        RejectedLines.Line first = found.first();
        if (first != null && first.text().startsWith(COMMENT) && fits.comment().isEmpty()) {
            return fitting(guessed.withComments(COMMENT), isFirst, piece, whole);
        }
        if (first != null && first.isOfEncoding()) {
            throw new SQLException(first.problem());
        }
        if (first != null) {
            throw Unreadable.line(lines + first.line(), first.text(), first.problem());
        }
        return new Part(fits, found.rows(), whole, piece.countLines());
    }

    private RejectedLines rejected(CsvGuess fits, boolean isFirst, Piece piece) throws SQLException {
        return RejectedLines.of(connection, fits.strictCall(piece.copy(), isFirst), fits.typed());
    }

    private void tellOfLeft(byte[] left) {
        if (left.length > 0) {
            String text = new String(left, 0, Math.min(left.length, MOST_CHARACTERS), StandardCharsets.UTF_8);
            // Of a file that grows it is told once.
            LOGGER.log(
                    before == null ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
                    "the last line of the file " + file + ", '" + text + "', is not whole and not read");
        }
    }

    private boolean isPacked() {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private InputStream open() throws IOException {
        InputStream in = Files.newInputStream(file);
        return isPacked() && Files.size(file) > 0 ? new GZIPInputStream(in) : in;
    }

    private boolean isLineEndAt(long position) throws IOException {
        ByteBuffer next = bytes(position, 1);
        return !next.hasRemaining() || next.get(0) == '\n' || next.get(0) == '\r';
    }

    private ByteBuffer fingerprint(long position) throws IOException {
        long from = Math.max(0, position - FINGERPRINT_BYTES);
        return isPacked() ? ByteBuffer.allocate(0) : bytes(from, Math.toIntExact(position - from));
    }

    private ByteBuffer bytes(long from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        try (FileChannel channel = FileChannel.open(file)) {
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // Goes on.
            }
        }
        return bytes.flip();
    }
}
