package mho.scenarios.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mho.networks.Layer;
import mho.networks.Network;
import mho.networks.Stage;
import mho.networks.Tensor;
import mho.networks.foreign.ImportedNetwork;
import mho.networks.foreign.NamedLayer;
import mho.networks.io.StoredTensor;
import mho.networks.tile.TileSpec;
import mho.scenarios.report.Listing;

/**
 * Which tensor became which layer, and what that takes of tiles of the default size.
 *
 * @param network the network
 */
record NetworkTable(ImportedNetwork network) {
    private static final String ZERO = "(zero)";

    private record Row(String tensor, String shape, String type, String layer, String place, String tiles) {
        List<String> cells() {
            return List.of(tensor, shape, type, layer, place, tiles);
        }
    }

    private List<Row> rows() {
        Network built = network.network();
        List<Row> rows = new ArrayList<>();
        List<NamedLayer> layers = network.file().layers();
        for (int k = 0; k < layers.size(); k++) {
            NamedLayer named = layers.get(k);
            String layer = "%d %s %d → %d"
                    .formatted(
                            k,
                            named.title(),
                            named.layer().inputs(),
                            named.layer().outputs());
            String tiles = tiles(named.layer().stages(built.scope(k)));
            if (named.layer().tensors().isEmpty()) {
                rows.add(new Row("-", "", "", layer, describe(named.layer()), ""));
            }
            for (Tensor tensor : named.layer().tensors()) {
                rows.add(row(named, tensor, layer, tiles));
            }
        }
        return rows;
    }

    private static String describe(Layer layer) {
        String text = layer.toString();
        return text.substring(text.indexOf('[') + 1, text.length() - 1);
    }

    private Row row(NamedLayer named, Tensor tensor, String layer, String tiles) {
        String name = named.tensors().getOrDefault(tensor.name(), ZERO);
        StoredTensor stored = network.weights().tensors().get(name);
        boolean array = tensor.place() == Tensor.Place.ARRAY;
        return new Row(
                name,
                stored == null ? "" : stored.shape().toString(),
                stored == null ? "" : stored.type().toString(),
                layer,
                tensor.name(),
                array ? tiles : "digital or bias lines");
    }

    private static String tiles(List<Stage> stages) {
        int rows = TileSpec.DEFAULT.rows();
        int columns = TileSpec.DEFAULT.columns();
        return stages.stream()
                .filter(Stage.Product.class::isInstance)
                .map(stage -> "%d of %d × %d for %d × %d"
                        .formatted(
                                blocks(stage.inputs(), rows) * blocks(stage.outputs(), columns),
                                rows,
                                columns,
                                stage.inputs(),
                                stage.outputs()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static int blocks(int length, int tile) {
        return (length + tile - 1) / tile;
    }

    String text() {
        List<String> columns = List.of("tensor", "<shape", "<type", "<layer", "<as", "<tiles");
        return new Listing(
                        "Network",
                        "%,d parameters in %d layers"
                                .formatted(
                                        network.network().parameters().count(),
                                        network.file().layers().size()),
                        columns,
                        rows().stream().map(Row::cells).toList())
                .text();
    }

    String csv() {
        StringBuilder text = new StringBuilder("tensor,shape,type,layer,as,tiles\n");
        rows().forEach(row -> text.append(
                        row.cells().stream().map(NetworkTable::quoted).collect(Collectors.joining(",")))
                .append('\n'));
        return text.toString();
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }

    /** Returns the JSON document of an import into a folder. */
    Map<String, Object> document(String folder) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("network", folder);
        document.put("parameters", network.network().parameters().count());
        List<Object> tensors = new ArrayList<>();
        for (Row row : rows()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("tensor", row.tensor);
            entry.put("shape", row.shape);
            entry.put("type", row.type);
            entry.put("layer", row.layer);
            entry.put("as", row.place);
            entry.put("tiles", row.tiles);
            tensors.add(entry);
        }
        document.put("tensors", tensors);
        document.put("notes", network.notes());
        return document;
    }
}
