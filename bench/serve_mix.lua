-- What visitors of a collection of 100,000 articles ask for, for wrk: mostly pages that nobody has asked for yet.
--
--   wrk -t1 -c50 -d30s --latency -s bench/serve_mix.lua http://127.0.0.1:8080/
--
-- Of a hundred requests 27 are articles, 25 stories, 13 claims, 15 pages of the list of stories, 5 of that of claims, 5
-- searches, 10 the first page. SEARCHES are words of the collection to look for.
local words = {"minister", "bridge", "engineer", "report", "police", "Thursday", "company", "river", "Bürgermeister",
    "mayor AND council", "\"on Wednesday\"", "dam OR crack", "ministre", "September"}

function init(arguments) math.randomseed(2031) end

local function path()
    local kind = math.random(100)
    if kind <= 27 then return "/article/" .. math.random(100000) end
    if kind <= 52 then return "/story/" .. math.random(41000) end
    if kind <= 65 then return "/claim/" .. math.random(140000) end
    if kind <= 80 then return "/stories?offset=" .. 50 * math.random(200) end
    if kind <= 85 then return "/claims?offset=" .. 50 * math.random(200) end
    if kind <= 90 then
        local word = words[math.random(#words)] .. " " .. words[math.random(#words)]
        return "/search?q=" .. word:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)
    end
    return "/stories"
end

function request() return wrk.format("GET", path()) end
