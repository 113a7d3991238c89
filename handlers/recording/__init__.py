"""代录: staff put in what somebody has said by phone, on a visit, at a meeting or on paper."""
