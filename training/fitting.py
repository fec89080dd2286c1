"""Finding the weights at which a loss is least."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Weights = npt.NDArray[np.float64]


def minimised(loss: Any, weights: Any) -> Weights:
    """The values of the torch tensor ``weights`` at which ``loss()`` is least, by L-BFGS."""
    import torch

    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        value: torch.Tensor = loss()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimiser.step(closure)
    result: Weights = weights.detach().numpy()
    return result
