#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| briefpress_fuzz::draft(data));
