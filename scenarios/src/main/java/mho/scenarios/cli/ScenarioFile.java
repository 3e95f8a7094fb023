package mho.scenarios.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mho.scenarios.Scenario;
import mho.scenarios.json.Setting;

/** A scenario argument: a file, or {@code catalog:NAME}. */
final class ScenarioFile {
    private static final String CATALOG = "catalog:";

    private ScenarioFile() {}

    /** Reads a scenario, with changes by {@code --set}. */
    static Scenario read(String argument, List<String> settings) {
        List<Setting> changes = settings.stream().map(Setting::parse).toList();
        return Catalogue.binder().read(text(argument), Scenario.class, changes);
    }

    /** Returns the folder that paths inside a scenario are relative to; the present one for those of the catalogue. */
    static Path folder(String argument) {
        Path parent = argument.startsWith(CATALOG)
                ? null
                : Path.of(argument).toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    static String text(String argument) {
        if (argument.startsWith(CATALOG)) {
            return Catalogue.resource(argument.substring(CATALOG.length()), "scenario.json");
        }
        Path file = Path.of(argument);
        if (Files.isDirectory(file)) {
            throw new BadInput(
                    "%s is a folder, but a scenario file is due. Give the JSON file inside it.".formatted(argument));
        }
        if (!Files.exists(file)) {
            throw new BadInput(
                    "There is no file %s. A scenario of the catalogue is called catalog:NAME; mho list shows them."
                            .formatted(argument));
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new BadInput("%s is not a text in UTF-8, but a scenario must be JSON.".formatted(argument));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(argument, e.getMessage()));
        }
    }
}
