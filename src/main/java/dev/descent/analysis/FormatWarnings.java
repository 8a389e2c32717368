package dev.descent.analysis;

import dev.descent.data.Table;
import dev.descent.data.TotalRows;
import dev.descent.model.DatasetSpec;
import dev.descent.model.TableFormat;
import dev.descent.number.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of a file is read as it says, and may be meant otherwise. */
final class FormatWarnings {
    private final Table table;
    private final DatasetSpec spec;
    private final Set<String> warnings;

    FormatWarnings(Table table, DatasetSpec spec, Set<String> warnings) {
        this.table = table;
        this.spec = spec;
        this.warnings = warnings;
    }

    void look() {
        lookForUnclearPoints();
        lookForTotals();
    }

    private void lookForUnclearPoints() {
        TableFormat format = table.format();
        if (format.decimal() != '.' || format.decimalWritten()) {
            return;
        }
        List<String> unclear = new ArrayList<>();
        table.unclearPoints().forEach((name, number) -> {
            if (spec.features().contains(name) || spec.targets().contains(name)) {
                unclear.add(ColumnWarnings.quoted(name) + " (" + number + ")");
            }
        });
        if (!unclear.isEmpty()) {
            warnings.add(
                    "Cells are separated by semicolons, and each point in " + Phrases.and(ColumnWarnings.first(unclear))
                            + " has three digits behind it, so that it may group thousands, but is read as decimal: add decimal: \",\", "
                            + "thousands: \".\" to the keys of dataset.csv, or decimal: \".\" if it is right so.");
        }
    }

    private void lookForTotals() {
        if (dropsLast(spec.features()) || dropsLast(spec.targets())) {
            return;
        }
        for (TotalRows.Totals it : TotalRows.of(table)) {
            String key = "skip_last: " + it.skipLast();
            warnings.add((it.rows() == 1
                            ? "The last row of " + it.file() + " looks like a total"
                            : "The last " + it.rows() + " rows of " + it.file() + " look like totals")
                    + " of those above (" + it.first() + "): "
                    + (table.isPlain()
                            ? "set dataset.csv: {path: …, " + key + "}."
                            : "set " + key + " among the keys of dataset.csv."));
        }
    }

    /** Whether the last row is left out because it misses a value of one of these columns. */
    private boolean dropsLast(List<String> columns) {
        for (String name : columns) {
            if (spec.missing(name).is("drop")
                    && table.missing(table.rows() - 1, table.column(name).orElseThrow())) {
                return true;
            }
        }
        return false;
    }
}
