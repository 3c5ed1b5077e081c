"""Jinja templates that were compiled before."""

from jinja2.bccache import Bucket, BytecodeCache

from macros.shared.cache import Cache, cache_key


class TemplateCache(BytecodeCache):
    """Compiled Jinja templates in a cache, for environments that know them by the same names."""

    def __init__(self, cache: Cache, made_by: str):
        self._cache, self._made_by = cache, made_by

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template from the cache."""
        found = self._cache.read(self._key(bucket), "template")
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Put a compiled template in the cache."""
        self._cache.keep(self._key(bucket), "template", bucket.bytecode_to_string())

    def _key(self, bucket: Bucket) -> str:
        return cache_key(self._made_by, bucket.key, bucket.checksum)
