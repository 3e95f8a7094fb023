package mho.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mho.networks.data.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void files_come_from_folders_archives_and_compressed_files_under_their_own_names() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "plain");
        Path inner = Files.createDirectories(folder.resolve("set/part"));
        Files.write(inner.resolve("b.ts.gz"), gzip("packed".getBytes(StandardCharsets.UTF_8)));
        Files.write(folder.resolve("set/clips.ZIP"), zip("yes/c.wav", "sound".getBytes(StandardCharsets.UTF_8)));
        Files.write(folder.resolve("set/d.npz"), zip("X_train.npy", new byte[3]));
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.all().stream().map(Recording::name))
                    .containsExactly("a.txt", "set/clips.ZIP/yes/c.wav", "set/d.npz/X_train.npy", "set/part/b.ts");
            assertThat(data.all().stream().map(file -> new String(file.content(), StandardCharsets.UTF_8)))
                    .containsExactly("plain", "sound", "\0\0\0", "packed");
            assertThat(data.all().get(3).content()).as("twice").hasSize(6);
        }
    }

    @Test
    void a_single_file_is_a_data_folder_too() throws IOException {
        Path book = Files.write(folder.resolve("book.txt.gz"), gzip("once upon".getBytes(StandardCharsets.UTF_8)));
        Path clips = Files.write(folder.resolve("clips.zip"), zip("0_ann_0.wav", new byte[2]));
        try (DataFolder one = DataFolder.open(book);
                DataFolder archive = DataFolder.open(clips)) {
            assertThat(one.all()).hasSize(1);
            assertThat(one.all().get(0).name()).isEqualTo("book.txt");
            assertThat(archive.all().get(0).name()).isEqualTo("clips.zip/0_ann_0.wav");
        }
    }

    @Test
    void nothing_is_read_before_a_task_asks() throws IOException {
        Files.write(folder.resolve("broken.gz"), new byte[] {1, 2, 3});
        Files.writeString(folder.resolve("gone.txt"), "x");
        try (DataFolder data = DataFolder.open(folder)) {
            Files.delete(folder.resolve("gone.txt"));
            assertThat(data.all()).hasSize(2);
            assertThatThrownBy(() -> data.all().get(0).content())
                    .isInstanceOf(BadInput.class)
                    .hasMessage(
                            "broken.gz must be a whole compressed file, but cannot be unpacked: Not in GZIP format");
            assertThatThrownBy(() -> data.all().get(1).content())
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith("gone.txt cannot be read: ");
        }
    }

    /** 64 MiB and one byte of zeros are 65 kB when packed. */
    @Test
    void what_unpacks_to_more_than_its_limit_is_refused() throws IOException {
        byte[] zeros = new byte[(64 << 20) + 1];
        Files.write(folder.resolve("bomb.txt.gz"), gzip(zeros));
        Files.write(folder.resolve("bomb.zip"), zip("deep/bomb.txt", zeros));
        try (DataFolder data = DataFolder.open(folder)) {
            assertThat(data.all()).hasSize(2);
            List<String> names = List.of("bomb.txt.gz", "bomb.zip/deep/bomb.txt");
            for (int k = 0; k < 2; k++) {
                Recording bomb = data.all().get(k);
                assertThatThrownBy(bomb::content)
                        .isInstanceOf(BadInput.class)
                        .hasMessage("A file of data may have 64 MiB when it is unpacked, but %s has more."
                                .formatted(names.get(k)));
            }
        }
    }

    @Test
    void archives_cut_short_and_places_without_files_are_refused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(empty, "There is no file in the data folder %s.".formatted(empty));
        refused(folder.resolve("none"), "There is no data folder %s.".formatted(folder.resolve("none")));
        byte[] whole = zip("a.wav", new byte[1000]);
        Path cut = Files.write(empty.resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> DataFolder.open(empty))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("%s is not a readable zip file: ".formatted(cut));
        byte[] packed = gzip("some text that is longer".getBytes(StandardCharsets.UTF_8));
        Path text = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length - 9));
        try (DataFolder data = DataFolder.open(text)) {
            assertThatThrownBy(() -> data.all().get(0).content())
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith("cut.gz must be a whole compressed file, but cannot be unpacked: ");
        }
    }

    private static void refused(Path place, String message) {
        assertThatThrownBy(() -> DataFolder.open(place))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
