# Claim B7.peak: reproduced. Without a warmup GI-Adam tolerates larger peak rates than Adam.
# Run with: gnuplot B7.peak.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B7.peak.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B7.peak: reproduced'
set ylabel 'largest peak rate that does not fail' offset 1,0
set xrange [0.5:2.5]; set grid noxtics
set xtics norotate ('initial_second_moment=zero' 1, 'initial_second_moment=gradi…' 2)
set yrange [0.0802561088:3.85610191]; set format y '%g'; set logscale y
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.2673415363220954
1 0.2907815627038551
1 0.10482270643247411
1 0.258378844528182
1 0.29904122911614917
1 0.26576003906378165
1 0.3054079052744384
1 0.359976253259155
1 0.3176497861329444
1 0.24973373868096987
2 2.7319675767538416
2 2.6524295006296685
2 0.5317470499327527
2 0.4455433524513328
2 1.817222718637996
2 1.640932748539119
2 2.5257053905175706
2 1.8089880789224453
2 2.0522576383302082
2 2.9523730586263595
EOD
$data1 << EOD
1 0.27906154951297524
2 1.934740178484102
EOD
$data2 << EOD
1 0.27906154951297524 0.24656933159167121 0.3216747658592015
2 1.934740178484102 0.5250092172978502 2.766584675802112
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with lines linecolor rgb '#0072B2' dashtype (6,4) linewidth 1 notitle, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
