package mho.networks.tile;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a matrix that one tile holds.
 *
 * @param fromRow    first row
 * @param toRow      one past the last row
 * @param fromColumn first column
 * @param toColumn   one past the last column
 */
public record Block(int fromRow, int toRow, int fromColumn, int toColumn) {
    /** Cuts a matrix into blocks of at most the given size, row of tiles by row of tiles. */
    static List<Block> cut(int rows, int columns, TileSpec tile) {
        List<Block> blocks = new ArrayList<>();
        for (int row = 0; row < rows; row += tile.rows()) {
            for (int column = 0; column < columns; column += tile.columns()) {
                blocks.add(new Block(
                        row, Math.min(row + tile.rows(), rows), column, Math.min(column + tile.columns(), columns)));
            }
        }
        return blocks;
    }

    public int rows() {
        return toRow - fromRow;
    }

    public int columns() {
        return toColumn - fromColumn;
    }
}
