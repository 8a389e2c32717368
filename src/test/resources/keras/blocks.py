"""What Keras makes of small networks with residuals, normalization and an embedded column, in float64.

    pip install keras==3.15.1 torch==2.13.0
    KERAS_BACKEND=torch python blocks.py > blocks.txt

Weights and rows are multiples of 1/16 and 1/32, which floats hold exactly. KerasBlocksTest builds the same networks and reads blocks.txt.
"""

import itertools

import keras
import numpy
import torch
from keras.src.backend.common import dtypes

# With PyTorch, Keras would round what two float64 make to float32.
dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"
keras.config.set_floatx("float64")
keras.config.set_dtype_policy("float64")

ROWS = 14
STEPS = 5
BATCHES = {"whole": 14, "batches": 3}  # 14 rows in batches of 3 are five steps too
OPTIMIZERS = {
    "sgd": lambda: keras.optimizers.SGD(0.05),
    "adam": lambda: keras.optimizers.Adam(0.01),
}


class Blocks:
    """Builds layers and remembers what they are called in Descent."""

    def __init__(self):
        self.layers = {}

    def apply(self, path, layer, h):
        self.layers[path] = layer
        return layer(h)

    def stack(self, prefix, layers, h):
        """Layers one after another; a list is a residual: its layers' values are added to its input."""
        for k, layer in enumerate(layers):
            path = f"{prefix}layers.{k}"
            if isinstance(layer, list):
                h = keras.layers.Add()([h, self.stack(path + ".", layer, h)])
            else:
                h = self.apply(path, layer, h)
        return h

    def variables(self):
        return {f"{path}.{v.name}": v for path, layer in self.layers.items() for v in layer.variables}


def dense(units, activation=None):
    return keras.layers.Dense(units, activation)


def residual(inside):
    blocks = Blocks()
    x = keras.Input((2,))
    y = blocks.stack("", [dense(3, "tanh"), inside, dense(1)], x)
    return keras.Model(x, y), blocks


def embedding():
    """Two numbers and between them a city, of five that have a vector of four numbers each."""
    blocks = Blocks()
    size, city, age = keras.Input((1,)), keras.Input((), dtype="int32"), keras.Input((1,))
    vector = blocks.apply("embedding.city", keras.layers.Embedding(5, 4), city)
    h = keras.layers.Concatenate()([size, vector, age])
    y = blocks.stack("", [dense(3, "tanh"), dense(1)], h)
    return keras.Model([size, city, age], y), blocks


NETWORKS = {
    "residual": lambda: residual([dense(4, "relu"), dense(3)]),
    "nested": lambda: residual([[dense(3, "tanh")], dense(4, "relu"), dense(3)]),
    "batch_normalization": lambda: residual([keras.layers.BatchNormalization(), dense(4, "relu"), dense(3)]),
    "layer_normalization": lambda: residual([keras.layers.LayerNormalization(), dense(4, "relu"), dense(3)]),
    "embedding": embedding,
}
CITIES = [0, 3, 3, 1, 0, 4, 1, 1, 1, 3, 4, 0, 3, 1]  # the city 2 in no row, 4 in two batches, 0 and 3 in several


def numbers(count, start, parts):
    """Multiples of 1/parts between −1 and 1."""
    return numpy.array([((k * k * 5 + k * 7 + start * 11) % (2 * parts + 1) - parts) / parts for k in range(count)])


def begin(model, blocks):
    """The same weights each time."""
    for start, (path, variable) in enumerate(blocks.variables().items()):
        values = numbers(variable.value.numel(), start, 16)
        if path.endswith(("gamma", "moving_variance")):
            values = 1 + values / 2
        variable.assign(values.reshape(variable.shape))


def show(*cells):
    def text(cell):
        if isinstance(cell, str):
            return cell
        if isinstance(cell, (torch.Tensor, keras.Variable)):
            cell = keras.ops.convert_to_numpy(cell)
        return " ".join(f"{value:.15g}" for value in numpy.asarray(cell).ravel())

    print(" | ".join(text(cell) for cell in cells))


def main():
    print(f"# blocks.py with Keras {keras.__version__} and PyTorch {torch.__version__.split('+')[0]}")
    targets = numbers(ROWS, 5, 32)
    show("y", targets)
    for name, network in NETWORKS.items():
        model, blocks = network()
        if name == "embedding":
            size, age = numbers(2 * ROWS, 2, 32).reshape(2, ROWS, 1)
            inputs = [size, numpy.array(CITIES), age]
            one_hot = numpy.eye(5)[CITIES]
            show(name, "x", numpy.concatenate([size, one_hot, age], axis=1))
        else:
            inputs = numbers(2 * ROWS, 2, 32).reshape(ROWS, 2)
            show(name, "x", inputs)
        y = targets.reshape(ROWS, 1)

        begin(model, blocks)
        for path, variable in blocks.variables().items():
            show(name, "start", path, " ".join(map(str, variable.shape)), variable)
        outputs = model(inputs, training=True)
        loss = keras.ops.mean(keras.losses.mean_squared_error(y, outputs))
        model.zero_grad()
        loss.backward()
        show(name, "outputs", outputs.detach())
        show(name, "loss", loss.detach())
        for path, variable in blocks.variables().items():
            if variable.trainable:
                show(name, "gradient", path, variable.value.grad)

        for optimizer, batches in itertools.product(OPTIMIZERS, BATCHES):
            begin(model, blocks)
            model.compile(OPTIMIZERS[optimizer](), "mse")
            epochs = STEPS // -(-ROWS // BATCHES[batches])
            model.fit(inputs, y, batch_size=BATCHES[batches], epochs=epochs, shuffle=False, verbose=0)
            for path, variable in blocks.variables().items():
                show(name, f"{optimizer} {batches}", path, variable)
            show(name, f"{optimizer} {batches}", "outputs", model.predict(inputs, verbose=0))


main()
