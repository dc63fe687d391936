-- wrk: POST of users, each with an address of its own.
local thread = 0
function setup(t) t:set("prefix", os.time() .. "-" .. thread) thread = thread + 1 end
local n = 0
function request()
    n = n + 1
    local body = string.format('{"email":"%s-%d@example.com","name":"Somebody"}', prefix, n)
    return wrk.format("POST", "/users", {["Content-Type"] = "application/json"}, body)
end
